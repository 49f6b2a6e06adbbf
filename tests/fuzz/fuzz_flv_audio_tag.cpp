#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/byte_reader.h"
#include "core/container/flv_demuxer.h"

/// The input is a row of tag bodies, each behind two bytes of length.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sigma::ByteReader reader({data, size});
    sigma::container::FlvDemuxer demuxer;
    sigma::container::FlvDemuxer::Events events;
    std::int64_t timestampMs = 0;
    while (reader.remaining() > 2) {
        const std::size_t length = reader.readU16().value();
        const auto body = reader.readBytes(std::min(length, reader.remaining()));
        static_cast<void>(
            demuxer.pushAudio(timestampMs, sigma::SharedBuffer::copyOf(*body), events));
        timestampMs += 20;
    }
    return 0;
}
