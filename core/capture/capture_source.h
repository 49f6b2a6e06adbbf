#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/media/audio_block.h"
#include "core/media/video_frame.h"

namespace sigma::capture {

enum class SourceState {
    kStarting,
    kRunning,
    kStalled,  ///< nothing has come for a while, though the device is there
    kFailed,   ///< unplugged, refused or broken; it is tried again by itself
    kEnded,    ///< a media file without loop has been played
    kStopped,
};

struct SourceStatus {
    SourceState state = SourceState::kStopped;
    std::string reason;  ///< in words for a person, where the state needs one
};

/// What a source gives to. Thread: the source's own; calls never overlap and must return at once.
class CaptureSink {
public:
    virtual ~CaptureSink() = default;
    virtual void onVideo(std::shared_ptr<const media::VideoFrame> frame) = 0;
    virtual void onAudio(std::shared_ptr<const media::AudioBlock> block) = 0;
    virtual void onStatus(const SourceStatus& status) = 0;
};

/// One running camera, microphone, screen, file or picture.
///
/// Thread: the owner's, which for cameras and text must be the one that runs Qt's events.
class CaptureSource {
public:
    virtual ~CaptureSource() = default;
    /// Returns at once; what happens is told to the sink. A failure is tried again by itself,
    /// after 0.5, 1, 2, 4 and then every 5 s, until stop().
    virtual void start(std::shared_ptr<CaptureSink> sink) = 0;
    /// After it has returned the sink is not called any more.
    virtual void stop() = 0;
};

}  // namespace sigma::capture
