#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/playback/sound_output.h"

namespace sigma::playback {

/// Fetches sound as fast as the clock goes, and lets nobody hear it, until `until` or stop.
class SilentPace {
public:
    explicit SilentPace(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    void run(SoundFeed& feed, const std::stop_token& stop, SteadyTime until);
    /// What is due now.
    void fetch(SoundFeed& feed);

private:
    std::shared_ptr<const Clock> m_clock;
    SteadyTime m_fetchedUntil{};
    std::vector<float> m_block;
};

}  // namespace sigma::playback
