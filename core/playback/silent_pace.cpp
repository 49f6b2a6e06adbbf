#include "core/playback/silent_pace.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace sigma::playback {
namespace {

constexpr std::chrono::milliseconds kBlock(10);
constexpr std::size_t kBlockFrames = kSoundRate / 100;
/// After a longer sleep of the machine, time goes on from there.
constexpr std::chrono::milliseconds kMostBehind(500);

void waitUntil(SteadyTime time, const Clock& clock, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time - clock.steadyNow(), [] { return false; });
}

}  // namespace

SilentPace::SilentPace(std::shared_ptr<const Clock> clock)
    : m_clock(std::move(clock)), m_fetchedUntil(m_clock->steadyNow()) {}

void SilentPace::run(SoundFeed& feed, const std::stop_token& stop, SteadyTime until) {
    while (!stop.stop_requested() && m_clock->steadyNow() < until) {
        fetch(feed);
        waitUntil(m_fetchedUntil + kBlock, *m_clock, stop);
    }
}

void SilentPace::fetch(SoundFeed& feed) {
    const SteadyTime now = m_clock->steadyNow();
    if (now - m_fetchedUntil > kMostBehind) {
        m_fetchedUntil = now - kBlock;
    }
    m_block.resize(kBlockFrames * kSoundChannels);
    for (; m_fetchedUntil + kBlock <= now; m_fetchedUntil += kBlock) {
        // Heard at once: what is fetched late counts from when it was due.
        feed.fill(m_block, m_fetchedUntil + kBlock);
    }
}

}  // namespace sigma::playback
