#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/publish/link_sample.h"
#include "core/publish/network_delay.h"
#include "core/publish/publish_target.h"

namespace sigma::publish {

/// What the queues are to let go of now.
enum class DropAction { kNone, kDisposableFrames, kToKeyFrame };

struct BitrateDecision {
    std::int64_t videoBitrate = 0;  ///< bits a second
    DropAction drop = DropAction::kNone;
};

/// Decides from what the network has done how much video it will take.
///
/// The longer the delay, in our queues and in the network's, the harder the cut: from 150 ms on (or
/// when round trips grow) below what is acknowledged, from 300 ms on far enough below it that the
/// backlog is gone in a second, from 700 ms on to the minimum, and from 1.5 s on video is dropped.
/// When the delay is gone it goes back to just below what the network last took, and on from there
/// in steps that are taken back when they fail, and grow while they succeed. Pure: time comes in
/// with each sample, one every 100 ms. Thread: the owner's.
class BitrateController {
public:
    static constexpr std::chrono::milliseconds kInterval{100};

    BitrateController(const BitrateRange& range, std::int64_t audioBitrate);

    BitrateDecision update(SteadyTime now, const LinkSample& sample);
    /// Begins anew, with nothing learnt.
    void setRange(const BitrateRange& range);
    /// A fresh connection: what the old one's queues did says nothing about it.
    void restart();

private:
    enum class Level { kCalm, kWatching, kCareful, kCut, kFloor, kDrop };

    std::chrono::milliseconds excusedOf(SteadyTime now, const LinkSample& sample,
                                        std::chrono::milliseconds delay);
    Level levelOf(SteadyTime now, const LinkSample& sample);
    void cut(SteadyTime now, Level level, const LinkSample& sample);
    void climb(SteadyTime now, const LinkSample& sample);
    void setRate(std::int64_t bitrate);
    std::int64_t stepped(std::int64_t bitrate) const;
    std::chrono::milliseconds scaled(std::chrono::milliseconds threshold) const;

    BitrateRange m_range;
    std::int64_t m_audioBitrate;
    std::int64_t m_rate;                     ///< of the video
    std::optional<std::int64_t> m_capacity;  ///< of everything, as of the last cut
    std::optional<SteadyTime> m_begunAt;     ///< the connection
    std::optional<SteadyTime> m_lastCut;
    std::optional<SteadyTime> m_calmSince;
    std::optional<SteadyTime> m_probedAt;
    int m_probePercent = 0;  ///< of the step to come
    std::chrono::milliseconds m_probePause{0};
    NetworkDelay m_network;
    std::chrono::milliseconds m_delay{0};         ///< in our queues and the network's
    std::chrono::milliseconds m_networkDelay{0};  ///< the part of it in the network
    std::chrono::milliseconds m_forgiven{0};      ///< of the delay, until it is gone
    bool m_isGrowing = false;                     ///< the delay, since the last update
    bool m_isOut = false;                         ///< at the last cut nothing came through
    int m_slowTicks = 0;                          ///< in a row with too long a delay
};

}  // namespace sigma::publish
