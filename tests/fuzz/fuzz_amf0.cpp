// What AMF0 can be read can be written, and then reads and writes the same.

#include <cstdlib>

#include "core/rtmp/amf0.h"

namespace {

sigma::Bytes encode(const std::vector<sigma::rtmp::AmfValue>& values) {
    sigma::ByteWriter writer;
    for (const auto& value : values) {
        sigma::rtmp::encodeAmf0(value, writer);
    }
    return writer.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto values = sigma::rtmp::decodeAmf0Values({data, size});
    if (values.has_error()) {
        return 0;
    }
    const sigma::Bytes once = encode(*values);
    const auto again = sigma::rtmp::decodeAmf0Values(once);
    if (again.has_error() || encode(*again) != once) {
        std::abort();
    }
    return 0;
}
