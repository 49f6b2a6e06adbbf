#include "core/recording/recording_timeline.h"

#include <algorithm>

namespace sigma::recording {
namespace {

using Time = RecordingTimeline::Time;

/// In two parts: ticks times a thousand million would not fit.
Time timeOf(std::int64_t ticks, std::uint32_t timescale) {
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    const std::int64_t scale = timescale;
    return Time(ticks / scale * kNanoseconds + ticks % scale * kNanoseconds / scale);
}

}  // namespace

std::optional<Time> RecordingTimeline::place(const media::MediaSample& sample,
                                             std::uint32_t timescale) {
    if (m_isPaused) {
        return std::nullopt;
    }
    const Time time = timeOf(sample.dts, timescale);
    if (!m_isRunning) {
        if (m_hasVideo && !(sample.track == media::TrackKind::kVideo && sample.isKey)) {
            return std::nullopt;
        }
        m_isRunning = true;
        m_beginning = time;
        m_offset = m_end - time;
    }
    if (time < m_beginning) {
        return std::nullopt;
    }
    const Time placed = time + m_offset;
    note(sample, placed, timescale);
    return placed;
}

void RecordingTimeline::note(const media::MediaSample& sample, Time placed,
                             std::uint32_t timescale) {
    Time duration = timeOf(sample.duration, timescale);
    if (sample.track == media::TrackKind::kVideo) {
        if (m_lastPicture && duration == Time(0)) {
            duration = placed - *m_lastPicture;
        }
        m_lastPicture = placed;
    }
    m_end = std::max(m_end, placed + duration);
}

void RecordingTimeline::pause() {
    m_isPaused = true;
    m_isRunning = false;
    m_lastPicture.reset();
}

void RecordingTimeline::resume() {
    m_isPaused = false;
}

}  // namespace sigma::recording
