#include <algorithm>

#include "core/codec/precision_time.h"

/// A time that is read is written as the same bytes again, whatever the identifier and the status.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kTimeAt = 17;
    const auto time = sigma::codec::readPrecisionTime({data, size});
    if (time) {
        const auto written = sigma::codec::writePrecisionTime(*time);
        if (!std::equal(written.begin() + kTimeAt, written.end(), data + kTimeAt)) {
            __builtin_trap();
        }
    }
    return 0;
}
