#pragma once

#include <vector>

#include "core/container/fmp4_fragment_writer.h"
#include "core/container/fmp4_init_writer.h"
#include "tests/support/sample_factory.h"

namespace sigma::lint::test {

/// Video of 20 frames a second, in ticks of 1/90000 s.
inline constexpr std::int64_t kFrameTicks = 4'500;
inline constexpr std::size_t kFramesAPart = 10;
inline constexpr std::uint64_t kPartsASegment = 4;

inline SharedBuffer initBytes() {
    return container::writeInitSegment(*sigma::test::h264Track(320, 180, 20));
}

/// Frames from `firstFrame` on, the first of them a key frame where `isKey`.
inline SharedBuffer fragmentBytes(std::int64_t firstFrame, std::size_t count, bool isKey) {
    std::vector<media::MediaSample> samples;
    for (std::size_t index = 0; index != count; ++index) {
        const std::int64_t dts = (firstFrame + static_cast<std::int64_t>(index)) * kFrameTicks;
        media::MediaSample sample = *sigma::test::videoSample(dts, isKey && index == 0);
        sample.duration = kFrameTicks;
        samples.push_back(std::move(sample));
    }
    return container::writeFragment(1, samples);
}

/// Half a second: the part of that place in a stream that began with segment 0.
inline SharedBuffer partBytes(std::uint64_t msn, std::uint64_t part) {
    const auto first = static_cast<std::int64_t>((msn * kPartsASegment + part) * kFramesAPart);
    return fragmentBytes(first, kFramesAPart, part == 0);
}

inline SharedBuffer segmentBytes(std::uint64_t msn) {
    Bytes bytes;
    for (std::uint64_t part = 0; part != kPartsASegment; ++part) {
        const SharedBuffer each = partBytes(msn, part);
        bytes.insert(bytes.end(), each.view().begin(), each.view().end());
    }
    return SharedBuffer::take(std::move(bytes));
}

}  // namespace sigma::lint::test
