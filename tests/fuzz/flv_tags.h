#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/byte_reader.h"
#include "core/container/flv_demuxer.h"

namespace sigma::fuzz {

/// Gives `push`, a method of the demuxer, a row of tag bodies, each behind two bytes of length.
template <class Push>
void pushFlvTags(ByteSpan input, Push push) {
    ByteReader reader(input);
    container::FlvDemuxer demuxer;
    container::FlvDemuxer::Events events;
    std::int64_t timestampMs = 0;
    while (reader.remaining() > 2) {
        const std::size_t length = reader.readU16().value();
        const auto body = reader.readBytes(std::min(length, reader.remaining()));
        static_cast<void>((demuxer.*push)(timestampMs, SharedBuffer::copyOf(*body), events));
        timestampMs += 20;
    }
}

}  // namespace sigma::fuzz
