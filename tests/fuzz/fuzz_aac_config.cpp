#include <cstddef>
#include <cstdint>

#include "core/codec/aac_config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(sigma::codec::describeAac(sigma::SharedBuffer::copyOf({data, size})));
    return 0;
}
