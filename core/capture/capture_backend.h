#pragma once

#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

/// What an open backend gives its pictures and sound to. Thread: the source's.
class BackendOutput {
public:
    virtual ~BackendOutput() = default;
    virtual void video(std::shared_ptr<const media::VideoFrame> frame) = 0;
    virtual void audio(std::shared_ptr<const media::AudioBlock> block) = 0;
};

/// One device, file or generator, without any patience: starting again is its driver's affair.
///
/// Thread: the source's, for everything. Errors end it until the next open(), and are in words for
/// a person ("the camera is used by another program").
class CaptureBackend {
public:
    virtual ~CaptureBackend() = default;

    /// Takes the device. `output` stays until close(). What may wait for long gives up when `stop`
    /// is asked for.
    virtual Result<void> open(BackendOutput& output, std::stop_token stop) = 0;
    /// Gives what has come, waiting for it 100 ms at most. Returns when to be called again, at the
    /// latest; nothing at the end of a medium that has one.
    virtual Result<std::optional<SteadyTime>> work() = 0;
    /// Lets go of the device. Also after an error, and where it is closed already.
    virtual void close() = 0;
};

}  // namespace sigma::capture
