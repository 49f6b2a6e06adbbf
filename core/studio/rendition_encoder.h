#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/encoder/video_encoder.h"
#include "core/media/media_event.h"
#include "core/studio/encode_queue.h"

namespace sigma::studio {

/// Scales and encodes one rendition on a thread of its own.
///
/// An encoder that fails is opened again with the next IDR. Thread: the owner's; the sink is
/// called on the encoder's.
class RenditionEncoder {
public:
    using Factory = std::function<Result<std::unique_ptr<encoder::VideoEncoder>>(
        const encoder::VideoEncoderSettings&)>;
    /// Gets samples, and a TrackInfo whenever it is another than track().
    using Sink = std::function<void(const media::MediaEvent&)>;

    struct Figures {
        std::uint64_t offered = 0;
        std::uint64_t encoded = 0;
        std::uint64_t skipped = 0;  ///< the encoder could not keep up, or had failed
        std::int64_t bitrate = 0;   ///< bits a second over the last second
    };

    /// Errors: as the factory's.
    static Result<std::unique_ptr<RenditionEncoder>> create(
        const encoder::VideoEncoderSettings& settings, Factory factory,
        std::shared_ptr<const Clock> clock, Sink sink);
    RenditionEncoder(const RenditionEncoder&) = delete;
    RenditionEncoder& operator=(const RenditionEncoder&) = delete;
    /// Waits half a second at most; an encoder that hangs is left to itself, and its sink is
    /// not called any more once it comes back.
    ~RenditionEncoder();

    /// Of the first encoder.
    const std::shared_ptr<const media::TrackInfo>& track() const { return m_track; }
    /// Returns at once; any size in I420. Nothing after finish().
    void offer(EncodeJob job);
    /// For the next picture.
    void setBitrate(std::int64_t bitsPerSecond);
    /// Encodes what waits, gives what is still inside, and stops. Returns at once.
    void finish();
    bool isFinished() const;
    /// Lets go of an encoder that hangs without waiting for it; only destruction follows.
    void abandon();
    Figures figures() const;

private:
    class Worker;

    RenditionEncoder(std::shared_ptr<Worker> worker, std::shared_ptr<const media::TrackInfo> track);
    void letGoWithin(std::chrono::milliseconds patience);

    std::shared_ptr<Worker> m_worker;
    std::shared_ptr<const media::TrackInfo> m_track;
    std::thread m_thread;
};

}  // namespace sigma::studio
