#include "tests/server/packager/packager_run.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/support/sample_factory.h"

namespace sigma::packager::test {
namespace {

using namespace std::chrono_literals;

/// Where a session's timeline begins.
constexpr MediaTime kOrigin = 10s;
constexpr auto kStep = 10ms;
constexpr auto kTick = 100ms;
constexpr MediaTime kTrackWait = 2s;

std::shared_ptr<const domain::Channel> channel() {
    auto made = std::make_shared<domain::Channel>();
    made->id = domain::ChannelId("music");
    return made;
}

}  // namespace

domain::LatencyProfile ultraProfile() {
    return {2s, 500ms, 0s, 0s, 60s};
}
domain::LatencyProfile lowProfile() {
    return {2s, 1s, 8s, 8s, 60s};
}
domain::LatencyProfile normalProfile() {
    return {6s, std::nullopt, 20s, 0s, 120s};
}

PackagerRun::PackagerRun(StreamShape shape, domain::LatencyProfile profile,
                         PlaylistChecker::Expectations expectations)
    : m_shape(shape),
      m_videoTrack(sigma::test::h264Track()),
      m_audioTrack(shape.audioRate == 0 ? nullptr : sigma::test::aacTrack(shape.audioRate)),
      m_begin(m_clock.steadyNow()),
      m_packager({channel(), domain::SessionId("s1"), m_programClock, m_counters}, profile,
                 kTrackWait, m_directory, m_context, m_clock,
                 Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {})),
      m_checkers{PlaylistChecker(expectations), PlaylistChecker(expectations)},
      m_nextTick(m_begin + kTick) {}

void PackagerRun::announce(std::shared_ptr<const media::TrackInfo> track) {
    send(track);
}

void PackagerRun::announceAll() {
    if (m_shape.fps > 0) {
        announce(m_videoTrack);
    }
    if (m_shape.audioRate != 0) {
        announce(m_audioTrack);
    }
}

MediaTime PackagerRun::elapsed() const {
    return std::chrono::duration_cast<MediaTime>(m_clock.steadyNow() - m_begin);
}

void PackagerRun::hiccup(MediaTime time) {
    m_isHeldUp = true;
    run(time);
    m_isHeldUp = false;
}

void PackagerRun::run(MediaTime time) {
    const MediaTime end = elapsed() + time;
    while (elapsed() < end) {
        m_clock.advance(kStep);
        if (m_shape.audioRate != 0 && m_sendsAudio && !m_isHeldUp) {
            sendAudioUntil(elapsed() + m_shape.audioAhead);
        }
        if (m_shape.fps > 0 && m_sendsVideo && !m_isHeldUp) {
            sendVideoUntil(elapsed());
        }
        if (m_clock.steadyNow() >= m_nextTick) {
            m_nextTick += kTick;
            m_packager.tick(m_clock.steadyNow());
            m_context.poll();
            observe();
        }
    }
}

void PackagerRun::sendVideoUntil(MediaTime time) {
    while (true) {
        double seconds = static_cast<double>(m_frame) / m_shape.fps;
        if (m_shape.hasVariableRate) {
            seconds += 0.6 / m_shape.fps * std::sin(static_cast<double>(m_frame));
        }
        const auto at = m_videoBase + std::chrono::milliseconds(std::lround(seconds * 1000));
        if (at > time) {
            return;
        }
        const bool isKey = m_lastKey < 0s || at - m_lastKey > m_shape.gop - 2ms;
        m_lastKey = isKey ? at : m_lastKey;
        const auto dts = stream::toTicks(kOrigin + at, m_videoTrack->timescale);
        auto sample = std::make_shared<media::MediaSample>(*sigma::test::videoSample(dts, isKey));
        sample->ctsOffset = m_frame % 2 == 0 ? m_shape.ctsOffset : 0;
        ++m_frame;
        sendSample(std::move(sample), m_videoTrack->timescale);
    }
}

void PackagerRun::sendAudioUntil(MediaTime time) {
    const std::uint32_t rate = m_audioTrack->timescale;
    while (stream::toMediaTime(m_audioDts, rate) <= time) {
        const auto dts = m_audioDts + stream::toTicks(kOrigin, rate);
        m_audioDts += 1024;
        sendSample(std::make_shared<media::MediaSample>(*sigma::test::audioSample(dts)), rate);
    }
}

void PackagerRun::sendSample(std::shared_ptr<media::MediaSample> sample, std::uint32_t timescale) {
    m_programClock.observe(stream::toMediaTime(sample->dts, timescale), m_clock.steadyNow(),
                           m_clock.wallNow());
    send(std::shared_ptr<const media::MediaSample>(std::move(sample)));
}

void PackagerRun::send(const media::MediaEvent& event) {
    const auto result = m_packager.consume(event);
    EXPECT_TRUE(result.has_value() || result.error().code == ErrorCode::kTimestampRegressed);
    m_context.poll();
    observe();
}

/// The timeline places what comes after an outage where the wall clock has got to.
void PackagerRun::setFlowing(bool video, bool audio) {
    if (video && !m_sendsVideo) {
        restartVideo();
    }
    if (audio && !m_sendsAudio) {
        m_audioDts = stream::toTicks(elapsed(), m_audioTrack->timescale);
    }
    m_sendsVideo = video;
    m_sendsAudio = audio;
}

void PackagerRun::restartVideo() {
    m_videoBase = std::chrono::ceil<std::chrono::milliseconds>(elapsed()) + 1ms;
    m_frame = 0;
    m_lastKey = -1s;
}

void PackagerRun::changeResolution(std::uint32_t width, std::uint32_t height) {
    m_videoTrack = sigma::test::h264Track(width, height);
    restartVideo();
    announce(m_videoTrack);
}

void PackagerRun::end() {
    send(media::EndOfStream{});
}

std::shared_ptr<const HlsSnapshot> PackagerRun::snapshot() const {
    return m_directory.find("music", "s1")->snapshot();
}

void PackagerRun::observe() {
    auto published = snapshot();
    if (published == m_seen) {
        return;
    }
    m_seen = std::move(published);
    ++m_publications;
    for (const auto& window : m_seen->renditions) {
        m_checkers[window->rendition() == "video" ? 0 : 1].observe(*window, m_clock.steadyNow());
        if (!window->isPlayable() || !window->plan().listsParts) {
            continue;
        }
        const auto& checker = m_checkers[window->rendition() == "video" ? 0 : 1];
        for (const hls::RenditionReport& report : checker.playlist().renditionReports) {
            const auto other =
                m_seen->rendition(window->rendition() == "video" ? "audio" : "video");
            ASSERT_TRUE(other);
            EXPECT_EQ(report.uri, "../" + other->rendition() + "/media.m3u8");
            EXPECT_EQ(report.lastMsn, other->lastPart()->sequence);
            EXPECT_EQ(report.lastPart, other->lastPart()->part);
        }
        const bool hasPlayableOther = m_seen->renditions.size() == 2 &&
                                      m_seen->renditions[0]->isPlayable() &&
                                      m_seen->renditions[1]->isPlayable();
        EXPECT_EQ(checker.playlist().renditionReports.size(), hasPlayableOther ? 1U : 0U);
    }
}

void expectSameNumbers(PackagerRun& run) {
    const auto& video = run.video().playlist();
    const auto& audio = run.audio().playlist();
    const auto next = [](const hls::MediaPlaylist& each) {
        return each.mediaSequence + each.segments.size();
    };
    EXPECT_LE(std::max(next(video), next(audio)) - std::min(next(video), next(audio)), 1U);
}

}  // namespace sigma::packager::test
