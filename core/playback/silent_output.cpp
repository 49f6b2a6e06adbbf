#include "core/playback/silent_output.h"

#include "core/playback/silent_pace.h"

namespace sigma::playback {

void SilentOutput::start(SoundFeed& feed) {
    m_thread = std::jthread([this, &feed](const std::stop_token& stop) {
        SilentPace(m_clock).run(feed, stop, SteadyTime::max());
    });
}

void SilentOutput::stop() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

}  // namespace sigma::playback
