#pragma once

#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "server/packager/hls_packager.h"
#include "tests/server/packager/playlist_checker.h"
#include "tests/support/fake_clock.h"

namespace sigma::packager::test {

/// A programme of several pictures, each over a connection of its own, and its packager.
///
/// All have their key frames at the same timestamps, once a second at 30 frames a second, and there
/// is sound. Every playlist that is published is held against the rules by a PlaylistChecker.
class LadderRun {
public:
    /// One picture's connection.
    struct Picture {
        const char* name;
        std::uint32_t width;
        std::uint32_t height;
        MediaTime delay{0};  ///< of its arrival, behind the sound's
        bool flows = true;
        MediaTime keyShift{0};  ///< its timestamps differ from the others' by so much
    };

    explicit LadderRun(std::vector<Picture> pictures,
                       PlaylistChecker::Expectations expectations = {});

    /// The track of a picture that was not there at the beginning, too.
    void announce(std::size_t picture);
    void announceSound();
    void run(MediaTime time);
    void end();

    Picture& picture(std::size_t index) { return m_pictures[index]; }
    std::shared_ptr<const HlsSnapshot> snapshot() const;
    /// Null while the rendition has no playlist.
    std::shared_ptr<const LlHlsWindow> window(std::size_t picture) const;
    std::string multivariant() const;
    PlaylistChecker& checker(std::size_t picture) { return m_checkers[picture]; }
    PlaylistChecker& sound() { return m_checkers.back(); }
    const stream::ChannelCounters& counters() const { return m_counters; }

private:
    void send(const media::MediaEvent& event);
    void sendPicturesUntil(std::size_t index, MediaTime time);
    void sendSoundUntil(MediaTime time);
    void observe();
    std::string renditionOf(std::size_t picture) const;
    MediaTime elapsed() const;

    std::vector<Picture> m_pictures;
    std::vector<std::shared_ptr<const media::TrackInfo>> m_tracks;
    std::vector<std::int64_t> m_frames;
    std::shared_ptr<const media::TrackInfo> m_soundTrack;
    std::int64_t m_soundDts = 0;
    sigma::test::FakeClock m_clock;
    SteadyTime m_begin;
    boost::asio::io_context m_context;
    stream::ProgramClock m_programClock;
    stream::ChannelCounters m_counters;
    HlsDirectory m_directory{std::chrono::seconds(60)};
    HlsPackager m_packager;
    std::vector<PlaylistChecker> m_checkers;
    std::shared_ptr<const HlsSnapshot> m_seen;
};

/// Every segment that two pictures list begins at the same time, under the same number.
void expectAligned(const LadderRun& run, std::size_t one, std::size_t other);

}  // namespace sigma::packager::test
