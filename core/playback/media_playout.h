#pragma once

#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "core/base/clock.h"
#include "core/media/video_frame.h"
#include "core/playback/demuxer.h"
#include "core/playback/playout_deck.h"
#include "core/playback/sound_output.h"
#include "core/playback/timeline_map.h"
#include "core/player/playout.h"

namespace sigma::playback {

/// Decodes what a player loaded, and plays it: sound to a SoundOutput, whose clock is everybody's,
/// and pictures to whoever asks for them in time.
///
/// Playing begins once sound and picture of the position are decoded; until then it is not
/// running, though started. Chunks that cannot be read count as gaps, and so do those beyond
/// 128 MiB.
/// Thread: what Playout says belongs to the engine's; pictureDue() to one other or the same; the
/// rest to any. Pictures and sound are decoded in a thread each.
class MediaPlayout final : public player::Playout {
public:
    MediaPlayout(std::shared_ptr<const Clock> clock, std::unique_ptr<SoundOutput> output);
    MediaPlayout(const MediaPlayout&) = delete;
    MediaPlayout& operator=(const MediaPlayout&) = delete;
    ~MediaPlayout() override;

    void append(player::MediaChunk chunk) override;
    void setLanes(bool hasAudioLane) override;
    void start(player::Duration position) override;
    void clear() override;
    void dropFrom(player::Duration from) override;
    void setSpeed(double speed) override;
    void setPaused(bool isPaused) override;
    void setEnd() override;
    player::PlayoutStatus status() const override;

    /// The picture to be shown at `now`, if it is another than the last one given; asked for at
    /// each refresh of a window. Those that nobody asked for in time are skipped. The pixels are
    /// the decoder's own, and stay for as long as the picture is kept: keep no more than three.
    std::optional<media::VideoFrame> pictureDue(SteadyTime now);

    /// From 0, silent, to 1, as it came.
    void setVolume(double volume);
    void setMuted(bool isMuted);

    PlaybackCounts counts() const;
    /// Why something is not seen or not heard, in words; empty where all is well.
    std::string problem() const;

private:
    void appendGap(const player::MediaChunk& chunk);

    Demuxer m_demuxer;
    TimelineMap m_timeline;
    bool m_hasAudioLane = false;
    PlayoutDeck m_deck;
    std::unique_ptr<SoundOutput> m_output;
    std::jthread m_pictures;
    std::jthread m_sound;
};

}  // namespace sigma::playback
