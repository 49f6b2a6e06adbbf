#include "core/lint/decode_timeline.h"

#include <algorithm>

#include "core/lint/findings.h"

namespace sigma::lint {
namespace {

using container::Fmp4Fragment;
using container::Fmp4Track;
using hls::Duration;

/// Timestamps that went through milliseconds on their way.
constexpr Duration kRounding = std::chrono::milliseconds(2);

const Fmp4Track* trackOf(const Fmp4Fragment& fragment, std::span<const Fmp4Track> tracks) {
    const auto track = std::ranges::find(tracks, fragment.trackId, &Fmp4Track::trackId);
    return track == tracks.end() || track->timescale == 0 ? nullptr : &*track;
}

}  // namespace

Duration toDuration(std::int64_t ticks, std::uint32_t timescale) {
    constexpr std::int64_t kMicroseconds = 1'000'000;
    constexpr std::int64_t kMostSeconds = 1'000'000'000'000;
    const std::int64_t scale = timescale;
    const std::int64_t seconds = std::clamp(ticks / scale, -kMostSeconds, kMostSeconds);
    return Duration(seconds * kMicroseconds + ticks % scale * kMicroseconds / scale);
}

std::string DecodeTimeline::append(std::span<const Fmp4Fragment> fragments,
                                   std::span<const Fmp4Track> tracks) {
    std::string complaint;
    for (const Fmp4Fragment& fragment : fragments) {
        const Fmp4Track* track = trackOf(fragment, tracks);
        if (!track || fragment.samples.empty()) {
            continue;
        }
        const std::int64_t begin = fragment.samples.front().dts;
        const auto end = m_ends.find(fragment.trackId);
        if (end != m_ends.end()) {
            const Duration step =
                toDuration(begin, track->timescale) - toDuration(end->second, track->timescale);
            if (std::chrono::abs(step) > kRounding && complaint.empty()) {
                complaint = (step > Duration{0} ? "a hole of " : "an overlap of ") +
                            secondsText(std::chrono::abs(step)) + " before decoding time " +
                            secondsText(toDuration(begin, track->timescale));
            }
        }
        const media::MediaSample& last = fragment.samples.back();
        m_ends[fragment.trackId] = last.dts + last.duration;
    }
    return complaint;
}

MediaLength lengthOf(std::span<const Fmp4Fragment> fragments, std::span<const Fmp4Track> tracks) {
    const bool hasVideo = std::ranges::any_of(fragments, [](const Fmp4Fragment& fragment) {
        return !fragment.samples.empty() &&
               fragment.samples.front().track == media::TrackKind::kVideo;
    });
    MediaLength length;
    std::map<std::uint32_t, Duration> totals;
    for (const Fmp4Fragment& fragment : fragments) {
        const Fmp4Track* track = trackOf(fragment, tracks);
        if (!track || (hasVideo && media::kindOf(track->codec) != media::TrackKind::kVideo)) {
            continue;
        }
        std::int64_t ticks = 0;
        for (const media::MediaSample& sample : fragment.samples) {
            ticks += sample.duration;
            length.longestSample =
                std::max(length.longestSample, toDuration(sample.duration, track->timescale));
        }
        Duration& total = totals[fragment.trackId];
        total += toDuration(ticks, track->timescale);
        length.total = std::max(length.total, total);
    }
    return length;
}

}  // namespace sigma::lint
