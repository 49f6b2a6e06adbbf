// AMF3 values are read within their bytes and their budget.

#include "core/rtmp/amf3.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sigma::ByteReader reader({data, size});
    sigma::rtmp::AmfBudget budget;
    while (!reader.atEnd() && sigma::rtmp::decodeAmf3(reader, budget).has_value()) {
    }
    return 0;
}
