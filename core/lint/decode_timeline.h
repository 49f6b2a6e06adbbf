#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/container/fmp4_fragment_reader.h"
#include "core/hls/media_playlist.h"

namespace sigma::lint {

/// Whether decoding times go on from one piece of media to the next, track by track.
class DecodeTimeline {
public:
    /// What follows need not fit what came.
    void interrupt() { m_ends.clear(); }

    /// Takes the next piece; says in words where it does not begin at the end of the one before.
    std::string append(std::span<const container::Fmp4Fragment> fragments,
                       std::span<const container::Fmp4Track> tracks);

private:
    std::map<std::uint32_t, std::int64_t> m_ends;  ///< ticks, by track
};

/// How long a piece of media lasts, and its longest sample: its video where it has any, since the
/// sound beside it is cut at frames of its own, else its longest track.
struct MediaLength {
    hls::Duration total{0};
    hls::Duration longestSample{0};
};
MediaLength lengthOf(std::span<const container::Fmp4Fragment> fragments,
                     std::span<const container::Fmp4Track> tracks);

/// Ticks of a track as microseconds, 30,000 years at most either way. The timescale is not 0.
hls::Duration toDuration(std::int64_t ticks, std::uint32_t timescale);

}  // namespace sigma::lint
