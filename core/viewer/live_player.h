#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/httpclient/url.h"
#include "core/media/video_frame.h"
#include "core/player/player_event.h"
#include "core/player/player_settings.h"
#include "core/viewer/live_player_snapshot.h"

namespace sigma::viewer {

/// What is to be played, and how.
struct LivePlayerOptions {
    httpclient::Url url;              ///< of a multivariant or a media playlist
    player::PlayerSettings settings;  ///< without a `clockUrl`: /time of the URL's server
    bool verifiesCertificates = true;
    bool decodes = true;   ///< false: nothing is seen or heard, durations are played
    bool hasSound = true;  ///< false: sound is decoded and keeps the time, unheard
    std::string userAgent = "sigma-studio";
    std::optional<httpclient::Url> beaconUrl;  ///< told every ten seconds how it goes
    /// Called soon after something happened, in the player's own thread: returns soon.
    std::function<void(const player::PlayerEvent&)> onEvent;
};

/// Plays one stream with pictures and sound: sockets, engine, decoders and sound output, on
/// threads of its own.
///
/// Plays from its construction until stop() or destruction, which wait for its threads. Controls
/// return at once, and show in a later snapshot. Thread: any, but for pictureDue().
class LivePlayer {
public:
    LivePlayer(LivePlayerOptions options, std::shared_ptr<const Clock> clock);
    LivePlayer(const LivePlayer&) = delete;
    LivePlayer& operator=(const LivePlayer&) = delete;
    ~LivePlayer();

    void setPaused(bool isPaused);
    /// To a place of the timeline, as the snapshot's windowStart and the like are.
    void seekTo(player::Duration position);
    void seekToLive();
    /// One of the snapshot's variants, by its index; nothing lets the engine choose.
    void setOnlyVariant(std::optional<std::size_t> variant);
    void setMode(player::LatencyMode mode);
    /// From 0, silent, to 1, as it came.
    void setVolume(double volume);
    void setMuted(bool isMuted);
    /// Ends it for good.
    void stop();

    /// Not older than a quarter of a second while it plays.
    LivePlayerSnapshot snapshot() const;
    /// The picture to be shown at `now`, if it is another than the last one given; asked for at
    /// each refresh of a window, by one thread. Keep no more than three.
    std::optional<media::VideoFrame> pictureDue(SteadyTime now);

private:
    class Session;
    std::unique_ptr<Session> m_session;
};

}  // namespace sigma::viewer
