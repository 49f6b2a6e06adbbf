#include "tests/server/packager/ladder_run.h"

#include <gtest/gtest.h>

#include "tests/support/sample_factory.h"

namespace sigma::packager::test {
namespace {

using namespace std::chrono_literals;

constexpr MediaTime kOrigin = 10s;
constexpr auto kStep = 10ms;
constexpr std::int64_t kFramesPerSecond = 30;
constexpr MediaTime kTrackWait = 2s;
constexpr domain::LatencyProfile kUltra{2s, 500ms, 0s, 0s, 60s};

std::shared_ptr<const domain::Channel> channel() {
    auto made = std::make_shared<domain::Channel>();
    made->id = domain::ChannelId("music");
    return made;
}

}  // namespace

LadderRun::LadderRun(std::vector<Picture> pictures, PlaylistChecker::Expectations expectations)
    : m_pictures(std::move(pictures)),
      m_frames(m_pictures.size(), 0),
      m_soundTrack(sigma::test::aacTrack()),
      m_begin(m_clock.steadyNow()),
      m_packager({channel(), domain::SessionId("s1"), m_programClock, m_counters}, kUltra,
                 kTrackWait, m_directory, m_context, m_clock,
                 Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})),
      m_checkers(m_pictures.size() + 1, PlaylistChecker(expectations)) {
    for (std::size_t index = 0; index != m_pictures.size(); ++index) {
        const Picture& each = m_pictures[index];
        auto track =
            std::make_shared<media::TrackInfo>(*sigma::test::h264Track(each.width, each.height));
        track->rendition = static_cast<std::uint8_t>(index);
        track->renditionName = each.name;
        m_tracks.push_back(std::move(track));
    }
}

void LadderRun::announce(std::size_t picture) {
    send(m_tracks[picture]);
}

void LadderRun::announceSound() {
    send(m_soundTrack);
}

MediaTime LadderRun::elapsed() const {
    return std::chrono::duration_cast<MediaTime>(m_clock.steadyNow() - m_begin);
}

void LadderRun::run(MediaTime time) {
    const MediaTime end = elapsed() + time;
    for (int step = 1; elapsed() < end; ++step) {
        m_clock.advance(kStep);
        sendSoundUntil(elapsed());
        for (std::size_t index = 0; index != m_pictures.size(); ++index) {
            sendPicturesUntil(index, elapsed() - m_pictures[index].delay);
        }
        if (step % 10 == 0) {
            m_packager.tick(m_clock.steadyNow());
            m_context.poll();
            observe();
        }
    }
}

/// A picture that does not flow is encoded and lost: its frames are not sent later.
void LadderRun::sendPicturesUntil(std::size_t index, MediaTime time) {
    const Picture& picture = m_pictures[index];
    while (true) {
        const std::int64_t frame = m_frames[index];
        const auto at = std::chrono::milliseconds(frame * 1000 / kFramesPerSecond);
        if (at > time) {
            return;
        }
        ++m_frames[index];
        if (!picture.flows) {
            continue;
        }
        const auto dts =
            stream::toTicks(kOrigin + at + picture.keyShift, m_tracks[index]->timescale);
        auto sample = std::make_shared<media::MediaSample>(
            *sigma::test::videoSample(dts, frame % kFramesPerSecond == 0));
        sample->rendition = static_cast<std::uint8_t>(index);
        m_programClock.observe(kOrigin + at, m_clock.steadyNow(), m_clock.wallNow());
        send(std::shared_ptr<const media::MediaSample>(std::move(sample)));
    }
}

void LadderRun::sendSoundUntil(MediaTime time) {
    const std::uint32_t rate = m_soundTrack->timescale;
    for (; stream::toMediaTime(m_soundDts, rate) <= time; m_soundDts += 1024) {
        send(sigma::test::audioSample(m_soundDts + stream::toTicks(kOrigin, rate)));
    }
}

void LadderRun::send(const media::MediaEvent& event) {
    const auto result = m_packager.consume(event);
    EXPECT_TRUE(result.has_value() || result.error().code == ErrorCode::kTimestampRegressed);
    m_context.poll();
    observe();
}

void LadderRun::end() {
    send(media::EndOfStream{});
}

std::shared_ptr<const HlsSnapshot> LadderRun::snapshot() const {
    return m_directory.find("music", "s1")->snapshot();
}

std::string LadderRun::renditionOf(std::size_t picture) const {
    return picture == m_pictures.size() ? "audio"
                                        : "video-" + std::string(m_pictures[picture].name);
}

std::shared_ptr<const LlHlsWindow> LadderRun::window(std::size_t picture) const {
    return snapshot()->rendition(renditionOf(picture));
}

std::string LadderRun::multivariant() const {
    const auto newest = snapshot();
    return newest->multivariant ? std::string(newest->multivariant->plain().text()) : "";
}

void LadderRun::observe() {
    auto published = snapshot();
    if (published == m_seen) {
        return;
    }
    m_seen = std::move(published);
    for (std::size_t index = 0; index != m_checkers.size(); ++index) {
        if (const auto newest = m_seen->rendition(renditionOf(index))) {
            m_checkers[index].observe(*newest, m_clock.steadyNow());
        }
    }
}

void expectAligned(const LadderRun& run, std::size_t one, std::size_t other) {
    const auto first = run.window(one);
    const auto second = run.window(other);
    ASSERT_TRUE(first && second);
    std::size_t compared = 0;
    for (std::uint64_t sequence = 0; second->hasFinished(sequence); ++sequence) {
        const auto segment = first->segment(sequence);
        const auto twin = second->segment(sequence);
        if (!segment || !twin) {
            continue;
        }
        ++compared;
        EXPECT_LE(std::chrono::abs(segment->start - twin->start), 5ms) << sequence;
        EXPECT_EQ(segment->isIndependent(), twin->isIndependent()) << sequence;
    }
    EXPECT_GT(compared, 3U);
}

}  // namespace sigma::packager::test
