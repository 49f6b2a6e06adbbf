#include <cstddef>
#include <cstdint>

#include "core/codec/annex_b.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t bytes = 0;
    for (const sigma::ByteSpan nalUnit : sigma::codec::splitAnnexB({data, size})) {
        bytes += nalUnit.size() + 3;
    }
    if (bytes > size) {
        __builtin_trap();
    }
    return 0;
}
