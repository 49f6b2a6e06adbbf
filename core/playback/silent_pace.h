#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "core/playback/sound_output.h"

namespace sigma::playback {

/// Fetches sound as fast as the clock goes, from its making on, and lets nobody hear it.
class SilentPace {
public:
    explicit SilentPace(std::shared_ptr<const Clock> clock);

    /// Until `until` or stop.
    void run(SoundFeed& feed, const std::stop_token& stop, SteadyTime until);
    /// What has become due since the last time.
    void fetch(SoundFeed& feed);
    /// Leaves out what has become due: somebody else has fetched it.
    void skip() { m_fetchedUntil = m_clock->steadyNow(); }

private:
    std::shared_ptr<const Clock> m_clock;
    SteadyTime m_fetchedUntil;
    std::vector<float> m_block;
};

}  // namespace sigma::playback
