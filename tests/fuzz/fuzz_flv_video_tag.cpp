#include "tests/fuzz/flv_tags.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sigma::fuzz::pushFlvTags({data, size}, &sigma::container::FlvDemuxer::pushVideo);
    return 0;
}
