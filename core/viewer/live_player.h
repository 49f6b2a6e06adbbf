#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/shared_buffer.h"
#include "core/httpclient/http_header.h"
#include "core/httpclient/url.h"
#include "core/media/video_frame.h"
#include "core/player/player_engine.h"

namespace sigma::viewer {

/// What is to be played, and how.
struct LivePlayerOptions {
    httpclient::Url url;  ///< of a multivariant or a media playlist
    player::PlayerSettings settings;
    bool verifiesCertificates = true;
    bool hasSound = true;                         ///< false: sound keeps the time, unheard
    std::vector<httpclient::HttpHeader> headers;  ///< with every request, such as Authorization
    std::optional<httpclient::Url> beaconUrl;     ///< told every ten seconds how it goes
};

/// How playing goes, at one moment.
struct LivePlayerSnapshot {
    SteadyTime at;
    player::PlayerStatus player;
    /// Between the time in a picture's strip and its showing; only where pictures carry one.
    std::optional<player::Duration> glassToGlass;
    std::uint64_t shownPictures = 0;
    std::uint64_t droppedPictures = 0;  ///< decoded, and too late to be shown
    std::uint64_t requests = 0;
    std::uint64_t failedRequests = 0;
    std::uint64_t receivedBytes = 0;
    double volume = 1;
    bool isMuted = false;
};

/// Plays one stream with pictures and sound: sockets, engine, decoders and sound output, on
/// threads of its own.
///
/// Plays from its construction until stop() or destruction, which wait for its threads. Controls
/// return at once, and show in a later snapshot. Thread: any.
class LivePlayer {
public:
    LivePlayer(LivePlayerOptions options, const Clock& clock, Logger logger);
    LivePlayer(const LivePlayer&) = delete;
    LivePlayer& operator=(const LivePlayer&) = delete;
    ~LivePlayer();

    void play();
    void pause();
    /// To a place of the timeline, as `player.windowStart` and the like are.
    void seekTo(player::Duration position);
    void seekToLive();
    /// One variant of the snapshot's, by its index; nothing lets the engine choose.
    void setOnlyVariant(std::optional<std::size_t> variant);
    void setMode(player::LatencyMode mode);
    /// 0 to 1.
    void setVolume(double volume);
    void setMuted(bool isMuted);
    /// Ends it for good, and waits for its threads.
    void stop();

    /// Not older than a quarter of a second.
    LivePlayerSnapshot snapshot() const;
    /// The picture that is due at `at`, the same object as before while none is newer; null before
    /// the first. Asked for once for each refresh of the screen; it is taken for shown then.
    std::shared_ptr<const media::VideoFrame> pictureFor(SteadyTime at);

private:
    class Session;
    std::unique_ptr<Session> m_session;
};

}  // namespace sigma::viewer
