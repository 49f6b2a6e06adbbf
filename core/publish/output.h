#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/media/media_event.h"
#include "core/publish/publish_target.h"

namespace sigma::publish {

enum class OutputState { kConnecting, kLive, kReconnecting, kEnding, kEnded, kRefused };

/// What the network allows, for whoever owns the encoder.
struct BitrateAdvice {
    std::int64_t videoBitrate = 0;       ///< bits a second of the video; 0: no advice yet
    std::uint32_t frameRateDivisor = 1;  ///< encode each n-th picture only
    bool isShed = false;                 ///< there is no room for this rendition: encode nothing
    std::uint64_t keyFrameRequests = 0;  ///< counts up: each one asks for an IDR at once
};

/// How one destination does, as of now.
struct OutputStatus {
    OutputState state = OutputState::kConnecting;
    std::string reason;  ///< in words for a person, why it is not live
    std::chrono::milliseconds reconnectsIn{0};
    std::uint32_t reconnects = 0;
    std::uint64_t bytesSent = 0;
    std::int64_t sendBitrate = 0;  ///< bits a second, acknowledged over the last 500 ms
    std::uint64_t framesSent = 0;
    std::uint64_t framesDropped = 0;
    std::chrono::milliseconds queueDelay{0};  ///< ours and the kernel's
    std::chrono::microseconds roundTrip{0};   ///< 0 until one was measured
    BitrateAdvice advice;
};

/// Where encoded media goes.
///
/// Gets TrackInfos first, then samples of one programme in decoding order of each track, from the
/// moment that it is made: connecting, losing and reconnecting are its own affair.
/// Thread: any, one at a time for consume(); nothing blocks.
class Output {
public:
    virtual ~Output() = default;
    virtual void consume(const media::MediaEvent& event) = 0;
    virtual OutputStatus status() const = 0;
    /// Acts at once, and gives up what was learnt of the network.
    virtual void setBitrateRange(const BitrateRange&) {}
    /// Where the next connection goes to, with the rendition's own parameters; one under way goes
    /// on. Whoever waits to try again does so at once. A target that is none changes nothing.
    virtual void setTarget(const PublishTarget&) {}
    /// Says goodbye and ends within `patience`; returns at once, status() tells when it is done.
    virtual void end(std::chrono::milliseconds patience) = 0;
};

}  // namespace sigma::publish
