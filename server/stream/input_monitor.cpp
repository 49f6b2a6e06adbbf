#include "server/stream/input_monitor.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <vector>

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using media::TrackKind;

constexpr std::size_t kRateSeconds = 10;
constexpr std::size_t kMedianSeconds = 60;
/// Fewer seconds have no median worth the name.
constexpr std::size_t kFewestForMedian = 20;
/// Timestamps come from outside: bounds that keep differences and sums of them in range.
constexpr MediaTime kFarthest{std::int64_t{1} << 60};
constexpr MediaTime kLongestLead = 1h;
constexpr MediaTime kLongestStep = 10s;
/// Of RFC 3550, 6.4.1: each new difference moves the jitter by a sixteenth.
constexpr int kJitterGain = 16;

std::size_t indexOf(TrackKind kind) {
    return static_cast<std::size_t>(kind);
}

template <class Duration>
double inSeconds(Duration time) {
    return std::chrono::duration<double>(time).count();
}

MediaTime sinceArrival(SteadyTime from, SteadyTime to) {
    return std::chrono::duration_cast<MediaTime>(to - from);
}

}  // namespace

void InputMonitor::describe(const media::TrackInfo& track) {
    if (track.kind == TrackKind::kVideo) {
        m_hasVideo = true;
        m_known.videoCodec = track.codecString;
        m_known.width = track.video.width;
        m_known.height = track.video.height;
        m_declaredFrameRate = track.video.declaredFrameRate;
    } else {
        m_known.audioCodec = track.codecString;
    }
}

void InputMonitor::observe(const media::TrackInfo& track, const media::MediaSample& sample,
                           SteadyTime now) {
    const std::size_t index = indexOf(sample.track);
    Second& second = m_seconds.back();
    const MediaTime stamp =
        std::clamp(toMediaTime(sample.dts, track.timescale), -kFarthest, kFarthest);
    if (!m_baseTime) {
        m_baseTime = stamp;
        m_baseArrival = now;
    }
    const MediaTime time = stamp - *m_baseTime;
    m_known.bytesReceived += sample.payload.size();
    second.bytes[index] += sample.payload.size();
    ++second.samples[index];
    second.leads[index] +=
        std::clamp(time - sinceArrival(m_baseArrival, now), -kLongestLead, kLongestLead);

    Track& own = m_tracks[index];
    if (own.newest && isLead(sample.track)) {
        const MediaTime step = time - *own.newest;
        const MediaTime off = step - sinceArrival(own.arrival, now);
        const MediaTime difference = std::min(off < MediaTime::zero() ? -off : off, kLongestStep);
        m_jitterTimes16 += difference - m_jitterTimes16 / kJitterGain;
        second.advance += std::clamp(step, MediaTime::zero(), kLongestStep);
    }
    own.newest = time;
    own.arrival = now;
    if (sample.isKey && sample.track == TrackKind::kVideo) {
        observeKeyFrame(time);
    }
}

void InputMonitor::observeKeyFrame(MediaTime time) {
    if (m_keyFrame && time > *m_keyFrame) {
        m_gop = time - *m_keyFrame;
    }
    m_keyFrame = time;
}

void InputMonitor::connected(SteadyTime now) {
    const std::uint64_t received = m_known.bytesReceived;
    m_known = {};
    m_known.bytesReceived = received;
    m_declaredFrameRate = 0;
    m_hasVideo = false;
    m_baseTime.reset();
    m_tracks = {};
    m_keyFrame.reset();
    m_gop = MediaTime::zero();
    m_jitterTimes16 = MediaTime::zero();
    m_seconds.clear();
    m_seconds.push_back(Second{.begin = now});
}

InputFigures InputMonitor::roll(SteadyTime now) {
    Second total{.begin = m_seconds.front().begin};
    for (const Second& each : m_seconds) {
        for (std::size_t index = 0; index != total.bytes.size(); ++index) {
            total.bytes[index] += each.bytes[index];
            total.samples[index] += each.samples[index];
        }
        total.advance += each.advance;
    }
    InputFigures figures;
    figures.media = m_known;
    const double passed = inSeconds(now - total.begin);
    if (passed > 0) {
        const auto rate = [&](TrackKind kind) {
            const auto bits = static_cast<double>(total.bytes[indexOf(kind)]) * 8;
            return static_cast<std::int64_t>(bits / passed);
        };
        figures.media.videoBitrate = rate(TrackKind::kVideo);
        figures.media.audioBitrate = rate(TrackKind::kAudio);
        figures.media.frameRate = total.samples[indexOf(TrackKind::kVideo)] / passed;
        figures.receivedRatio = inSeconds(total.advance) / passed;
    }
    figures.media.gopSeconds = inSeconds(m_gop);
    figures.media.driftMs = static_cast<std::int64_t>(drift());
    figures.media.jitterMs = inSeconds(m_jitterTimes16) * 1000 / kJitterGain;
    figures.declaredFrameRate = m_declaredFrameRate;
    figures.isSettled = m_seconds.size() >= kRateSeconds;
    const auto& video = m_tracks[indexOf(TrackKind::kVideo)];
    const MediaTime open =
        m_keyFrame && video.newest ? *video.newest - *m_keyFrame : MediaTime::zero();
    figures.longestGop = inSeconds(std::max(m_gop, open));

    const Second& last = m_seconds.back();
    if (const double length = inSeconds(now - last.begin); length > 0) {
        const auto bits = static_cast<double>(last.bytes[0] + last.bytes[1]) * 8;
        m_bitrates.push_back(static_cast<std::int64_t>(bits / length));
    }
    if (m_bitrates.size() > kMedianSeconds) {
        m_bitrates.pop_front();
    }
    figures.medianBitrate = medianBitrate();
    m_seconds.push_back(Second{.begin = now});
    if (m_seconds.size() > kRateSeconds) {
        m_seconds.pop_front();
    }
    return figures;
}

/// Milliseconds by which the audio's own time is further ahead of its arrival than the video's.
double InputMonitor::drift() const {
    std::array<double, 2> leads{};
    std::array<double, 2> samples{};
    for (const Second& each : m_seconds) {
        for (std::size_t index = 0; index != leads.size(); ++index) {
            leads[index] += static_cast<double>(each.leads[index].count());
            samples[index] += each.samples[index];
        }
    }
    if (samples[0] == 0 || samples[1] == 0) {
        return 0;
    }
    const double audio = leads[indexOf(TrackKind::kAudio)] / samples[indexOf(TrackKind::kAudio)];
    const double video = leads[indexOf(TrackKind::kVideo)] / samples[indexOf(TrackKind::kVideo)];
    return (audio - video) / 1000;
}

std::int64_t InputMonitor::medianBitrate() const {
    if (m_bitrates.size() < kFewestForMedian) {
        return 0;
    }
    std::vector<std::int64_t> sorted(m_bitrates.begin(), m_bitrates.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

}  // namespace sigma::stream
