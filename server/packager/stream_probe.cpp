#include "server/packager/stream_probe.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

/// A group of pictures longer than this is cut between key frames instead of waited for.
constexpr MediaTime kLongestGop = 12s;
constexpr auto kLongestWait = 15s;
constexpr std::size_t kMostBytes = 64U << 20;
constexpr std::size_t kFewFrames = 3;

/// The rate that an encoder was probably set to, given one measured on rounded timestamps.
double snapToCommonRate(double measured) {
    constexpr std::array kRates{10.0,           12.0, 15.0, 20.0, 24000.0 / 1001, 24.0, 25.0,
                                30000.0 / 1001, 30.0, 48.0, 50.0, 60000.0 / 1001, 60.0, 120.0};
    const auto nearest = std::ranges::min_element(
        kRates, {}, [&](double rate) { return std::abs(rate - measured); });
    constexpr double kCloseEnough = 0.0007;
    return std::abs(*nearest - measured) <= kCloseEnough * measured ? *nearest : measured;
}

}  // namespace

void StreamProbe::addTrack(Track track) {
    auto& known = m_tracks[static_cast<std::size_t>(track->kind)];
    if (known) {
        // The track changed its format before anything was published: begin with the new one.
        std::erase_if(m_samples, [&](const Sample& held) { return held->track == track->kind; });
        if (track->kind == media::TrackKind::kVideo) {
            m_keyFrames.clear();
            m_frames.clear();
        }
    }
    known = std::move(track);
}

MediaTime StreamProbe::timeOf(const media::MediaSample& sample) const {
    return stream::toMediaTime(sample.dts, track(sample.track)->timescale);
}

void StreamProbe::addSample(Sample sample, SteadyTime now) {
    const MediaTime time = timeOf(*sample);
    if (!m_newest) {
        m_oldest = time;
        m_begunAt = now;
    }
    m_newest = std::max(m_newest.value_or(time), time);
    if (sample->track == media::TrackKind::kVideo) {
        m_frames.push_back(time);
        if (sample->isKey) {
            m_keyFrames.push_back(time);
        }
    }
    m_bytes += sample->payload.size();
    m_samples.push_back(std::move(sample));
}

bool StreamProbe::isDone(SteadyTime now) const {
    if (m_samples.empty()) {
        return false;  // none has come, or those that came were of a format that is gone
    }
    if (m_bytes > kMostBytes || now - *m_begunAt > kLongestWait) {
        return true;
    }
    const bool hasBothTracks = m_tracks[0] && m_tracks[1];
    const bool waitsForTrack = !hasBothTracks && span() < m_trackWait;
    const bool hasVideo = track(media::TrackKind::kVideo) != nullptr;
    const bool waitsForGop = hasVideo && m_keyFrames.size() < 2 && span() < kLongestGop;
    const bool waitsForFrames = hasVideo && m_frames.size() < kFewFrames && span() < m_trackWait;
    return !waitsForTrack && !waitsForGop && !waitsForFrames;
}

StreamFacts StreamProbe::facts() const {
    StreamFacts facts;
    if (m_keyFrames.size() >= 2) {
        for (std::size_t index = 1; index != m_keyFrames.size(); ++index) {
            const MediaTime gop = m_keyFrames[index] - m_keyFrames[index - 1];
            facts.gop = std::max(facts.gop.value_or(gop), gop);
        }
    } else if (!m_frames.empty()) {
        facts.gop = std::min(span(), kLongestGop);
    }
    if (m_frames.size() >= 2 && m_frames.back() > m_frames.front()) {
        const auto intervals = static_cast<std::int64_t>(m_frames.size() - 1);
        facts.frameInterval = (m_frames.back() - m_frames.front()) / intervals;
        const std::chrono::duration<double> seconds = m_frames.back() - m_frames.front();
        facts.frameRate = snapToCommonRate(static_cast<double>(intervals) / seconds.count());
    }
    return facts;
}

std::vector<StreamProbe::Sample> StreamProbe::takeSamples() {
    const auto isFirstKey = [](const Sample& sample) {
        return sample->track == media::TrackKind::kVideo && sample->isKey;
    };
    if (track(media::TrackKind::kVideo)) {
        const auto firstKey = std::ranges::find_if(m_samples, isFirstKey);
        if (firstKey != m_samples.end()) {
            const MediaTime begin = timeOf(**firstKey);
            std::erase_if(m_samples, [&](const Sample& held) { return timeOf(*held) < begin; });
        }
    }
    return std::move(m_samples);
}

}  // namespace sigma::packager
