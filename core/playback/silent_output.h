#pragma once

#include <memory>
#include <thread>

#include "core/playback/sound_output.h"

namespace sigma::playback {

/// A sound output that nobody hears: for programs without a window, and for tests.
class SilentOutput final : public SoundOutput {
public:
    explicit SilentOutput(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}
    ~SilentOutput() override { stop(); }

    void start(SoundFeed& feed) override;
    void stop() override;
    std::string problem() const override { return {}; }

private:
    std::shared_ptr<const Clock> m_clock;
    std::jthread m_thread;
};

}  // namespace sigma::playback
