#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "server/stream/media_time.h"

namespace sigma::packager {

using stream::MediaTime;

/// Learns how far apart a track's samples are, to know a sample's duration before the next comes.
class FrameSpacing {
public:
    /// For a track whose samples all have the same, known duration.
    static FrameSpacing constant(MediaTime duration);
    FrameSpacing() = default;

    void observe(MediaTime decodingTime);
    /// The next sample comes behind a gap: its distance from the last says nothing.
    void interrupt() { m_last.reset(); }
    /// What the next sample will probably add; the last interval while nothing is steady.
    MediaTime expected() const;
    /// The last intervals agree but for the rounding of timestamps to milliseconds.
    bool isSteady() const;
    /// All samples last equally long, whatever lies between them.
    bool isConstant() const { return m_constant.has_value(); }

private:
    static constexpr std::size_t kIntervals = 8;

    std::optional<MediaTime> m_constant;
    std::optional<MediaTime> m_last;
    std::array<MediaTime, kIntervals> m_intervals{};
    std::size_t m_count = 0;
};

}  // namespace sigma::packager
