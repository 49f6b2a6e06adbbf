#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <thread>

#include "core/base/published.h"
#include "core/base/result.h"
#include "core/playback/sound_output.h"

namespace sigma::playback {

class SilentPace;

/// Plays to the sound server, about 80 ms behind what is fetched.
///
/// While there is no server, or it does not answer, time goes on without sound, and the server is
/// looked for every two seconds.
class PulseSoundOutput final : public SoundOutput {
public:
    /// `server` as in PULSE_SERVER; empty: the user's.
    PulseSoundOutput(std::shared_ptr<const Clock> clock, std::string server);
    ~PulseSoundOutput() override;

    void start(SoundFeed& feed) override;
    void stop() override;
    std::string problem() const override;

private:
    void run(SoundFeed& feed, const std::stop_token& stop);
    /// Until stop, or until the server fails.
    Result<void> play(SoundFeed& feed, const std::stop_token& stop, SilentPace& silence);

    std::shared_ptr<const Clock> m_clock;
    std::string m_server;
    Published<std::string> m_problem;
    std::jthread m_thread;
};

}  // namespace sigma::playback
