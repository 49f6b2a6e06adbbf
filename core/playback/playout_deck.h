#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/media/track_info.h"
#include "core/playback/coded_queue.h"
#include "core/playback/picture_queue.h"
#include "core/playback/playout_clock.h"
#include "core/playback/sound_gain.h"
#include "core/playback/sound_output.h"
#include "core/playback/sound_queue.h"
#include "core/playback/time_stretch.h"
#include "core/player/media_chunk.h"
#include "core/player/playout.h"

namespace sigma::playback {

/// What has been done so far.
struct PlaybackCounts {
    std::uint64_t decodedPictures = 0;
    std::uint64_t shownPictures = 0;
    std::uint64_t skippedPictures = 0;    ///< due, and another was due before anybody asked
    std::uint64_t prerolledPictures = 0;  ///< decoded for the sake of the first that is shown
    std::uint64_t skippedSamples = 0;     ///< too late to be decoded, or without their key frame
    std::uint64_t brokenSamples = 0;      ///< could not be decoded
    std::uint64_t refusedChunks = 0;      ///< could not be read, or were too much
    std::uint64_t starvations = 0;        ///< of the sound, since decoding did not keep up
};

/// What a chunk holds for the decoders.
struct ChunkItems {
    std::vector<CodedItem> pictures;
    std::vector<CodedItem> sound;
};

/// Everything that waits between the threads of a playout, and the one lock that guards it.
///
/// The engine's thread puts chunks in, the decoders take samples out and put pictures and sound
/// in, the sound output takes sound and moves the clock, a window takes pictures by the clock.
/// Nothing is done under the lock that takes longer than a millisecond.
/// Thread: any.
class PlayoutDeck final : public SoundFeed {
public:
    static constexpr std::size_t kMostBytes = std::size_t{128} << 20;  ///< not yet decoded

    explicit PlayoutDeck(std::shared_ptr<const Clock> clock);

    // What player::Playout says, of chunks taken apart.
    void setLanes(bool hasAudioLane);
    void append(const player::MediaChunk& chunk, ChunkItems items);
    void start(Duration position);
    void clear();
    void dropFrom(Duration from);
    void setSpeed(double speed);
    void setPaused(bool isPaused);
    void setEnd();
    player::PlayoutStatus status() const;

    /// Whether what waits to be decoded is less than it may be.
    bool hasRoom() const;
    void refuse(std::string problem);

    /// The next thing to decode, once there is one and room for what comes of it. Nothing when
    /// stop is asked for.
    std::optional<CodedItem> next(media::TrackKind kind, const std::stop_token& stop);
    /// What was decoded of items of the epoch; left away where that is over.
    void push(std::uint32_t epoch, TimedPicture picture);
    void push(std::uint32_t epoch, TimedSound sound);
    /// Samples that gave nothing: broken ones, with what is wrong, and ones left out.
    void tellBroken(media::TrackKind kind, std::string problem);
    void tellSkipped(std::size_t samples);

    void fill(std::span<float> out, SteadyTime heardAt) override;
    std::optional<media::VideoFrame> pictureDue(SteadyTime now);

    void setVolume(double volume);
    void setMuted(bool isMuted);

    PlaybackCounts counts() const;
    std::string problem() const;

private:
    /// One kind of media on its way through its decoder.
    struct Way {
        CodedQueue coded;
        std::uint32_t epoch = 0;
        bool isDecoding = false;
        std::optional<Duration> decodedChunk;  ///< start of the last one that the decoder took of
        std::string problem;

        bool isIdle() const { return coded.empty() && !isDecoding; }
    };

    Way& way(media::TrackKind kind) { return m_ways[kind == media::TrackKind::kVideo ? 0 : 1]; }
    const Way& pictureWay() const { return m_ways[0]; }
    const Way& soundWay() const { return m_ways[1]; }
    bool hasRoomFor(media::TrackKind kind);
    bool isPictureReady(Duration position) const;
    bool isReady() const;
    bool isMoving();
    std::optional<Duration> bufferedUntil() const;
    std::size_t play(std::span<float> out, SteadyTime heardAt);
    bool feedStretch();
    void runDry();

    std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;

    std::array<Way, 2> m_ways;
    PictureQueue m_pictures;
    SoundQueue m_sound;
    TimeStretch m_stretch;
    PlayoutClock m_time;
    PlaybackCounts m_counts;
    std::string m_problem;

    bool m_hasAudioLane = false;
    std::optional<Duration> m_mainEnd;
    std::optional<Duration> m_audioEnd;
    bool m_hasPictures = false;
    bool m_isStarted = false;
    bool m_isReady = false;
    bool m_isPaused = false;
    bool m_isDry = false;
    bool m_wantsFirstPicture = true;
    SoundGain m_gain;
};

}  // namespace sigma::playback
