#include "core/base/gzip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kLimit = 100'000;
    const auto text = sigma::gunzip({data, size}, kLimit);
    if (text.has_value() && text->size() > kLimit) {
        __builtin_trap();
    }
    return 0;
}
