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
/// Timestamps of the same picture in another rendition may differ by their rounding.
constexpr MediaTime kSamePicture = 5ms;

/// The rate that an encoder was probably set to, given one measured on rounded timestamps.
double snapToCommonRate(double measured) {
    constexpr std::array kRates{10.0,           12.0, 15.0, 20.0, 24000.0 / 1001, 24.0, 25.0,
                                30000.0 / 1001, 30.0, 48.0, 50.0, 60000.0 / 1001, 60.0, 120.0};
    const auto nearest = std::ranges::min_element(
        kRates, {}, [&](double rate) { return std::abs(rate - measured); });
    constexpr double kCloseEnough = 0.0007;
    return std::abs(*nearest - measured) <= kCloseEnough * measured ? *nearest : measured;
}

/// All renditions of a picture have the same key frames: the first tells of all.
bool isFirstPicture(const media::MediaSample& sample) {
    return sample.track == media::TrackKind::kVideo && sample.rendition == 0;
}

}  // namespace

void StreamProbe::addTrack(Track track) {
    const auto place = [](const Track& each) { return std::pair(each->kind, each->rendition); };
    const auto known = std::ranges::lower_bound(m_tracks, place(track), {}, place);
    if (known == m_tracks.end() || place(*known) != place(track)) {
        m_tracks.insert(known, std::move(track));
        return;
    }
    // The track changed its format before anything was published: begin with the new one.
    std::erase_if(m_samples, [&](const Sample& held) {
        return held->track == track->kind && held->rendition == track->rendition;
    });
    if (track->kind == media::TrackKind::kVideo && track->rendition == 0) {
        m_keyFrames.clear();
        m_frames.clear();
    }
    *known = std::move(track);
}

const media::TrackInfo* StreamProbe::find(media::TrackKind kind, std::uint8_t rendition) const {
    const auto found = std::ranges::find_if(m_tracks, [&](const Track& each) {
        return each->kind == kind && each->rendition == rendition;
    });
    return found == m_tracks.end() ? nullptr : found->get();
}

MediaTime StreamProbe::timeOf(const media::MediaSample& sample) const {
    return stream::toMediaTime(sample.dts, find(sample.track, sample.rendition)->timescale);
}

void StreamProbe::addSample(Sample sample, SteadyTime now) {
    const MediaTime time = timeOf(*sample);
    if (!m_newest) {
        m_oldest = time;
        m_begunAt = now;
    }
    m_newest = std::max(m_newest.value_or(time), time);
    if (isFirstPicture(*sample)) {
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
    const bool hasVideo = find(media::TrackKind::kVideo, 0) != nullptr;
    const bool hasAudio = find(media::TrackKind::kAudio, 0) != nullptr;
    const bool waitsForTrack = !(hasVideo && hasAudio) && span() < m_trackWait;
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
    if (const media::TrackInfo* const sound = find(media::TrackKind::kAudio, 0)) {
        facts.audioFrame = stream::toMediaTime(sound->audio.samplesPerFrame, sound->timescale);
    }
    return facts;
}

std::vector<StreamProbe::Sample> StreamProbe::takeSamples() {
    const auto firstKey = std::ranges::find_if(
        m_samples, [](const Sample& sample) { return isFirstPicture(*sample) && sample->isKey; });
    if (firstKey != m_samples.end()) {
        const MediaTime begin = timeOf(**firstKey);
        std::erase_if(m_samples, [&](const Sample& held) {
            return timeOf(*held) + (held->rendition == 0 ? MediaTime::zero() : kSamePicture) <
                   begin;
        });
    }
    return std::move(m_samples);
}

}  // namespace sigma::packager
