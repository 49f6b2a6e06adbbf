#include "core/playback/sound_queue.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/playback/sound_output.h"

namespace sigma::playback {
namespace {

/// Less than that is how playlists and timestamps are rounded.
constexpr Duration kSeam{5'000};
constexpr Duration kHoleInFront{500'000};

Duration durationOf(std::size_t frames) {
    return Duration(static_cast<std::int64_t>(frames) * 1'000'000 / kSoundRate);
}

std::size_t framesOf(Duration length) {
    const std::int64_t count = std::max<std::int64_t>(0, length.count());
    return static_cast<std::size_t>((count * kSoundRate + 999'999) / 1'000'000);
}

}  // namespace

void SoundQueue::push(TimedSound sound) {
    if (!sound.samples.empty()) {
        sound.end = sound.start + durationOf(sound.samples.size() / kSoundChannels);
        m_waiting += sound.end - sound.start;
    }
    m_sounds.push_back(std::move(sound));
}

void SoundQueue::setPosition(Duration position) {
    m_position = position;
    m_framesTaken = 0;
    forgetPast();
}

bool SoundQueue::covers(Duration length) const {
    Duration until = m_position;
    for (const TimedSound& sound : m_sounds) {
        if (sound.start > until + kHoleInFront) {
            return false;
        }
        until = std::max(until, sound.end);
        if (until >= m_position + length) {
            return true;
        }
    }
    return false;
}

std::span<const float> SoundQueue::take(std::size_t frames, Duration limit) {
    forgetPast();
    if (m_sounds.empty() || m_position >= limit) {
        return {};
    }
    TimedSound& first = m_sounds.front();
    const Duration hole = first.start - m_position;
    const bool isHole = m_framesTaken == 0 && hole > kSeam;
    if (isHole || first.samples.empty()) {
        const Duration until = std::min(isHole ? first.start : first.end, limit);
        const std::size_t count = std::min(frames, framesOf(until - m_position));
        m_silence.assign(count * kSoundChannels, 0.0F);
        m_position = std::min(until, m_position + durationOf(count));
        return m_silence;
    }
    if (m_framesTaken == 0 && hole < -kSeam) {
        m_framesTaken = std::min(framesOf(-hole), first.samples.size() / kSoundChannels);
    }
    const std::size_t left = first.samples.size() / kSoundChannels - m_framesTaken;
    const std::size_t count = std::min(frames, left);
    const std::span<const float> taken(first.samples.data() + m_framesTaken * kSoundChannels,
                                       count * kSoundChannels);
    m_framesTaken += count;
    m_position = first.start + durationOf(m_framesTaken);
    return taken;
}

void SoundQueue::dropFrom(Duration from) {
    while (!m_sounds.empty() && m_sounds.back().end > from) {
        TimedSound& last = m_sounds.back();
        const bool hasSamples = !last.samples.empty();
        if (last.start < from) {
            // The part that is played already is of no more interest than the part behind.
            const std::size_t kept = framesOf(from - last.start) * kSoundChannels;
            last.samples.resize(std::min(last.samples.size(), kept));
            m_waiting -= hasSamples ? last.end - from : Duration(0);
            last.end = from;
            return;
        }
        m_waiting -= hasSamples ? last.end - last.start : Duration(0);
        m_sounds.pop_back();
    }
}

void SoundQueue::clear() {
    m_sounds.clear();
    m_waiting = Duration(0);
    m_framesTaken = 0;
}

void SoundQueue::forgetPast() {
    while (!m_sounds.empty()) {
        const TimedSound& first = m_sounds.front();
        const std::size_t frames = first.samples.size() / kSoundChannels;
        const bool isPast = first.samples.empty() ? first.end <= m_position
                            : m_framesTaken != 0  ? m_framesTaken >= frames
                                                  : first.end <= m_position;
        if (!isPast) {
            return;
        }
        m_waiting -= first.samples.empty() ? Duration(0) : first.end - first.start;
        m_sounds.pop_front();
        m_framesTaken = 0;
    }
}

}  // namespace sigma::playback
