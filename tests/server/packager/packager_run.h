#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "server/packager/hls_packager.h"
#include "tests/server/packager/playlist_checker.h"
#include "tests/support/fake_clock.h"

namespace sigma::packager::test {

domain::LatencyProfile ultraProfile();
domain::LatencyProfile lowProfile();
domain::LatencyProfile normalProfile();

/// Gaps and cuts that nobody could foresee.
inline constexpr PlaylistChecker::Expectations kEventful{
    .rightHints = false, .filledParts = true, .contiguous = true, .steadySegments = true};

/// What a publisher sends.
struct StreamShape {
    double fps = 30;  ///< 0: no video
    MediaTime gop = std::chrono::seconds(2);
    std::uint32_t audioRate = 48000;  ///< 0: no audio
    MediaTime audioAhead{0};          ///< arrives this much before the video of its time
    std::int32_t ctsOffset = 0;       ///< of every other frame, ticks
    bool hasVariableRate = false;
};

/// A publisher, a packager and the time that passes between them.
///
/// Timestamps of the video are rounded to milliseconds, as RTMP's are. Every playlist that is
/// published is held against the rules by a PlaylistChecker.
class PackagerRun {
public:
    explicit PackagerRun(StreamShape shape, domain::LatencyProfile profile = ultraProfile(),
                         PlaylistChecker::Expectations expectations = {});

    void announce(std::shared_ptr<const media::TrackInfo> track);
    void announceAll();
    /// Lets time pass, with the media of each track that flows.
    void run(MediaTime time);
    /// Lets time pass while the network holds everything up; what was sent comes with the next run.
    void hiccup(MediaTime time);
    void setFlowing(bool video, bool audio);
    /// A new resolution, whose first frame is a key frame.
    void changeResolution(std::uint32_t width, std::uint32_t height);
    void send(const media::MediaEvent& event);
    void end();

    StreamShape& shape() { return m_shape; }
    HlsPackager& packager() { return m_packager; }
    const HlsDirectory& directory() const { return m_directory; }
    std::shared_ptr<const HlsSnapshot> snapshot() const;
    PlaylistChecker& video() { return m_checkers[0]; }
    PlaylistChecker& audio() { return m_checkers[1]; }
    const stream::ChannelCounters& counters() const { return m_counters; }
    SteadyTime now() const { return m_clock.steadyNow(); }
    std::size_t publications() const { return m_publications; }

private:
    void sendVideoUntil(MediaTime time);
    void sendAudioUntil(MediaTime time);
    void sendSample(std::shared_ptr<media::MediaSample> sample, std::uint32_t timescale);
    void observe();
    void restartVideo();
    MediaTime elapsed() const;

    StreamShape m_shape;
    StreamShape m_flowing;
    std::shared_ptr<const media::TrackInfo> m_videoTrack;
    std::shared_ptr<const media::TrackInfo> m_audioTrack;
    sigma::test::FakeClock m_clock;
    SteadyTime m_begin;
    boost::asio::io_context m_context;
    stream::ProgramClock m_programClock;
    stream::ChannelCounters m_counters;
    HlsDirectory m_directory{std::chrono::minutes(1)};
    HlsPackager m_packager;
    std::array<PlaylistChecker, 2> m_checkers;
    std::shared_ptr<const HlsSnapshot> m_seen;
    std::size_t m_publications = 0;
    SteadyTime m_nextTick;

    bool m_sendsVideo = true;
    bool m_isHeldUp = false;
    bool m_sendsAudio = true;
    MediaTime m_videoBase{0};
    std::int64_t m_frame = 0;
    MediaTime m_lastKey{-1};
    std::int64_t m_audioDts = 0;
};

/// Both renditions have come to the same segment, give or take the one in progress.
void expectSameNumbers(PackagerRun& run);

}  // namespace sigma::packager::test
