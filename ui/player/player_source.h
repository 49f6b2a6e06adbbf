#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/media/video_frame.h"
#include "core/thumbnails/thumbnail.h"
#include "core/viewer/live_player_snapshot.h"

namespace sigma::ui {

/// A stream that is being played, as a window shows and steers it. Thread: the window's.
class PlayerSource {
public:
    virtual ~PlayerSource() = default;

    virtual void setPaused(bool isPaused) = 0;
    virtual void seekTo(player::Duration position) = 0;
    virtual void seekToLive() = 0;
    /// Nothing: the quality that the network allows.
    virtual void setOnlyVariant(std::optional<std::size_t> variant) = 0;
    virtual void setMode(player::LatencyMode mode) = 0;
    /// 0 to 1.
    virtual void setVolume(double volume) = 0;
    virtual void setMuted(bool isMuted) = 0;

    virtual viewer::LivePlayerSnapshot snapshot() const = 0;
    /// The picture to be shown at `now`, if it is another than the last one given.
    virtual std::optional<media::VideoFrame> pictureDue(SteadyTime now) = 0;
    /// What the stream looks like at a place of its timeline; asked several times a second while
    /// the person points there. Null: it has no picture of it, or not yet.
    virtual std::shared_ptr<const thumbnails::Thumbnail> thumbnailAt(player::Duration position) = 0;
};

/// Opens streams.
class StreamOpener {
public:
    virtual ~StreamOpener() = default;
    /// Begins to play the playlist of this http or https URL. Errors: of an address that is none.
    virtual Result<std::unique_ptr<PlayerSource>> open(const std::string& url) = 0;
};

}  // namespace sigma::ui
