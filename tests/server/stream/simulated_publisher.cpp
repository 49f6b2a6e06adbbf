#include "tests/server/stream/simulated_publisher.h"

#include <algorithm>

namespace sigma::stream {

void SimulatedPublisher::encode(MediaTime length, bool clockMoves) {
    const MediaTime end = m_next + length;
    while (true) {
        const MediaTime video = m_epoch + MediaTime(m_videoFrames * 1'000'000 / 30);
        const MediaTime audio = m_epoch + MediaTime(m_audioFrames * 1024 * 1'000'000 / 48'000);
        const MediaTime next = std::min(video, audio);
        const MediaTime passed = std::min(next, end) - m_next;
        if (clockMoves) {
            clock.advance(passed + std::chrono::nanoseconds(passed.count() * driftPpm / 1000));
        }
        m_next += passed;
        if (next >= end) {
            return;
        }
        if (video <= audio) {
            ++m_videoFrames;
            if (sendsVideo) {
                place(media::TrackKind::kVideo, video + videoShift);
            }
        } else {
            ++m_audioFrames;
            if (sendsAudio) {
                place(media::TrackKind::kAudio, audio + audioShift);
            }
        }
    }
}

void SimulatedPublisher::reconnect(MediaTime firstTimestamp) {
    timeline.publisherConnected();
    m_next = m_epoch = firstTimestamp;
    m_videoFrames = m_audioFrames = 0;
}

void SimulatedPublisher::jump(MediaTime step) {
    videoShift += step;
    audioShift += step;
}

void SimulatedPublisher::place(media::TrackKind kind, MediaTime time) {
    static const auto kTracks = std::array{test::h264Track(), test::aacTrack()};
    const media::TrackInfo& track = *kTracks[static_cast<std::size_t>(kind)];
    const auto rounded = std::chrono::round<std::chrono::milliseconds>(time);
    media::MediaSample sample;
    sample.track = kind;
    sample.dts = toTicks(rounded, track.timescale);
    const auto placed = timeline.place(track, sample, clock.steadyNow(), clock.wallNow());
    m_placements.push_back({kind, time, toMediaTime(placed.sample->dts, track.timescale),
                            placed.sample->dts, placed.isDiscontinuity, placed.isRepaired});
}

std::vector<Placement> SimulatedPublisher::placementsOf(media::TrackKind kind) const {
    std::vector<Placement> matching;
    std::ranges::copy_if(m_placements, std::back_inserter(matching),
                         [&](const Placement& each) { return each.kind == kind; });
    return matching;
}

std::size_t SimulatedPublisher::discontinuities() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_placements, &Placement::isDiscontinuity));
}

std::size_t SimulatedPublisher::repairs() const {
    return static_cast<std::size_t>(std::ranges::count_if(m_placements, &Placement::isRepaired));
}

MediaTime SimulatedPublisher::offset(media::TrackKind kind) const {
    const Placement& last = newestPlacement(kind);
    return last.at - last.sent;
}

MediaTime SimulatedPublisher::newest(media::TrackKind kind) const {
    return newestPlacement(kind).at;
}

const Placement& SimulatedPublisher::newestPlacement(media::TrackKind kind) const {
    return *std::find_if(m_placements.rbegin(), m_placements.rend(),
                         [&](const Placement& each) { return each.kind == kind; });
}

}  // namespace sigma::stream
