#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/base/clock.h"

namespace sigma::playback {

/// Of all sound in this room, which is stereo, interleaved, full scale at 1.
constexpr std::uint32_t kSoundRate = 48'000;
constexpr std::size_t kSoundChannels = 2;

/// Where an output fetches its sound from.
class SoundFeed {
public:
    virtual ~SoundFeed() = default;
    /// Fills all of `out`, whose first frame will be heard at `heardAt`. Thread: the output's;
    /// returns soon.
    virtual void fill(std::span<float> out, SteadyTime heardAt) = 0;
};

/// What plays sound, and thereby says how fast time goes for a viewer.
///
/// It fetches without a break, silence where nothing is played. Thread: one at a time, but for
/// problem(). Implementations have threads of their own.
class SoundOutput {
public:
    virtual ~SoundOutput() = default;
    virtual void start(SoundFeed& feed) = 0;
    /// Nothing is fetched any more once it has returned.
    virtual void stop() = 0;
    /// Why nothing is heard, in words; empty where sound is heard, or silence is meant. Thread:
    /// any.
    virtual std::string problem() const = 0;
};

}  // namespace sigma::playback
