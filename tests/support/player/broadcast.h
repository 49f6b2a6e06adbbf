#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <random>
#include <vector>

#include "core/player/duration.h"

namespace sigma::player::test {

/// What is broadcast, and how it is cut.
struct BroadcastSettings {
    std::vector<double> ladder{200e3, 600e3, 1000e3};  ///< bits a second, sound included
    std::optional<double> audio;                       ///< of an audio rendition beside them
    Duration part = std::chrono::milliseconds(400);
    Duration segment = std::chrono::seconds(2);
    Duration keyFrameInterval = std::chrono::seconds(2);
    double keyFrameBurst = 2.5;  ///< bytes of a part with a key frame, in parts of mean size
    /// From the last sample of a part to its being there.
    Duration productionDelay = std::chrono::milliseconds(50);
    Duration earlier = std::chrono::seconds(40);  ///< how long it is on when the viewer comes
    std::uint32_t seed = 1;
};

/// A stretch of time for which the broadcast is odd. Times since the viewer came.
struct BroadcastEvent {
    enum class Kind {
        kPaused,         ///< nothing is made; goes on with a discontinuity
        kGap,            ///< parts are announced, but not to be had, of one rendition or all
        kDiscontinuity,  ///< a new timeline and initialisation section at the next segment
    };
    Kind kind = Kind::kPaused;
    Duration from{0};
    Duration until{0};
    std::optional<std::size_t> rendition = std::nullopt;  ///< of a gap; nothing: all
};

struct MadePart {
    Duration start{0};  ///< when its first sample was shot, since the viewer came; negative before
    Duration duration{0};
    Duration publishedAt{0};
    bool isIndependent = false;
    std::vector<bool> gaps;          ///< by rendition; the audio's last
    std::vector<std::size_t> sizes;  ///< bytes, likewise
};

struct MadeSegment {
    std::uint64_t index = 0;
    std::uint32_t version = 0;          ///< of the initialisation section
    std::uint64_t discontinuities = 0;  ///< up to and with the one before it
    bool hasDiscontinuityBefore = false;
    std::vector<MadePart> parts;

    Duration start() const { return parts.front().start; }
    Duration duration() const;
};

/// A live programme as its encoder makes it: part after part, the same cuts in all renditions.
class Broadcast {
public:
    Broadcast(BroadcastSettings settings, std::vector<BroadcastEvent> events);

    /// Makes all that is shot by then, some of which is published later.
    void advanceTo(Duration now);
    const std::deque<MadeSegment>& segments() const { return m_segments; }
    /// When the next part will be there, after what was made by `now`.
    Duration nextPublication(Duration now) const;
    std::size_t renditions() const { return m_settings.ladder.size() + (m_settings.audio ? 1 : 0); }
    const BroadcastSettings& settings() const { return m_settings; }
    /// Of a whole segment.
    std::size_t partsPerSegment() const {
        return static_cast<std::size_t>(m_settings.segment / m_settings.part);
    }

private:
    struct Due {
        Duration start{0};
        bool isAfterPause = false;
    };

    Due due() const;
    void makePart(const Due& due);
    bool isWithin(BroadcastEvent::Kind kind, Duration from, Duration until,
                  std::size_t rendition = 0) const;
    void beginSegment(bool isAfterPause);
    std::vector<std::size_t> drawSizes(bool hasKeyFrame);

    BroadcastSettings m_settings;
    std::vector<BroadcastEvent> m_events;
    std::deque<MadeSegment> m_segments;
    Duration m_shot;  ///< up to where it is made
    std::mt19937 m_random;
};

}  // namespace sigma::player::test
