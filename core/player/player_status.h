#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/hls/date_time.h"
#include "core/httpclient/url.h"
#include "core/player/latency_mode.h"

namespace sigma::player {

enum class PlayerState : std::uint8_t {
    kLoading,  ///< nothing has been played yet, or it jumped
    kPlaying,
    kStalled,  ///< ran out of media
    kPaused,
    kWaiting,  ///< the stream does not answer, or brings nothing new; asked for again and again
    kEnded,
    kFailed,
};

/// The state in lower case, as logs and JSON print it.
std::string_view toString(PlayerState state);

/// One quality of the stream, for people to choose.
struct PlayerVariant {
    std::uint64_t bitsPerSecond = 0;
    std::uint32_t width = 0;  ///< 0: no video, or not said
    std::uint32_t height = 0;
    std::uint32_t frameRateThousandths = 0;  ///< 0: not said
    std::string codecs;                      ///< RFC 6381
    bool hasAudioRendition = false;          ///< its sound comes in a playlist of its own

    friend bool operator==(const PlayerVariant&, const PlayerVariant&) = default;
};

/// Where small pictures of the stream are to be had, for a seek bar.
struct PlayerThumbnails {
    enum class Kind : std::uint8_t {
        kStoryboard,  ///< a WebVTT file, hls::Storyboard
        kKeyFrames,   ///< a playlist, EXT-X-I-FRAME-STREAM-INF
    };

    Kind kind = Kind::kStoryboard;
    httpclient::Url url;

    friend bool operator==(const PlayerThumbnails&, const PlayerThumbnails&) = default;
};

/// What an engine is doing. Positions are on its timeline (MediaChunk).
struct PlayerStatus {
    PlayerState state = PlayerState::kLoading;
    LatencyMode mode = LatencyMode::kNormal;
    std::optional<Error> error;  ///< why it failed, or no playlist comes, though it may still play

    bool isLive = true;       ///< no end of the playlist has come
    bool isFollowing = true;  ///< at the live edge; false back in the window, and in recordings
    std::optional<Duration> latency;  ///< behind the broadcast; nothing: no dates, or no clock
    Duration target{0};
    double speed = 1;

    Duration position{0};
    Duration buffer{0};  ///< playable ahead of the position
    std::size_t bufferBytes = 0;
    Duration windowStart{0};                       ///< what can be sought
    Duration windowEnd{0};                         ///< end of the last part
    Duration liveEdge{0};                          ///< where seekToLive() would land
    std::optional<hls::DateTime> programDateTime;  ///< at the position

    std::shared_ptr<const std::vector<PlayerVariant>> variants;  ///< never null
    std::optional<std::size_t> variant;  ///< whose media is at the position; index in `variants`
    std::optional<std::size_t> onlyVariant;  ///< that the viewer chose; nothing: the engine does
    std::optional<PlayerThumbnails> thumbnails;
    std::optional<std::string> pathway;  ///< content steering's, where there is one

    std::optional<double> bandwidth;         ///< bit/s, cautious
    std::optional<double> averageBandwidth;  ///< bit/s

    std::optional<Duration> startupTime;  ///< from start() to the first picture
    std::size_t stalls = 0;
    Duration stallTime{0};
    std::size_t switches = 0;
    std::size_t seeks = 0;
    std::size_t faults = 0;
    std::uint64_t bytesLoaded = 0;  ///< of media
};

}  // namespace sigma::player
