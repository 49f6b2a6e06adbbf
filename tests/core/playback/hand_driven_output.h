#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/playback/sound_output.h"
#include "tests/support/stepped_clock.h"

namespace sigma::playback {

/// A sound output that fetches when a test says so, in blocks of 10 ms that are heard at once, and
/// moves the clock with it.
class HandDrivenOutput final : public SoundOutput {
public:
    explicit HandDrivenOutput(std::shared_ptr<test::SteppedClock> clock)
        : m_clock(std::move(clock)) {}

    void start(SoundFeed& feed) override { m_feed = &feed; }
    void stop() override { m_feed = nullptr; }
    std::string problem() const override { return m_problem; }
    void setProblem(std::string problem) { m_problem = std::move(problem); }

    /// Time goes by; `length` is a multiple of 10 ms. Returns what is heard meanwhile.
    std::vector<float> play(std::chrono::milliseconds length) {
        constexpr std::chrono::milliseconds kBlock(10);
        std::vector<float> heard;
        std::vector<float> block(kSoundRate / 100 * kSoundChannels);
        for (; length >= kBlock; length -= kBlock) {
            m_feed->fill(block, m_clock->steadyNow());
            heard.insert(heard.end(), block.begin(), block.end());
            m_clock->advance(kBlock);
        }
        return heard;
    }

private:
    std::shared_ptr<test::SteppedClock> m_clock;
    SoundFeed* m_feed = nullptr;
    std::string m_problem;
};

}  // namespace sigma::playback
