#include "server/packager/audio_hold.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestWait = 12s;
constexpr std::size_t kMostSamples = 512;

}  // namespace

void AudioHold::hold(Sample sample, MediaTime time, SteadyTime now) {
    m_held.push_back({std::move(sample), time, now});
}

std::vector<AudioHold::Sample> AudioHold::release(MediaTime videoTime, SteadyTime now) {
    std::vector<Sample> released;
    while (!m_held.empty()) {
        const Held& first = m_held.front();
        const bool mustWait = first.time > videoTime && now - first.since < kLongestWait &&
                              m_held.size() <= kMostSamples;
        if (mustWait) {
            break;
        }
        released.push_back(first.sample);
        m_held.pop_front();
    }
    return released;
}

std::vector<AudioHold::Sample> AudioHold::releaseAll() {
    std::vector<Sample> released;
    for (Held& held : m_held) {
        released.push_back(std::move(held.sample));
    }
    m_held.clear();
    return released;
}

}  // namespace sigma::packager
