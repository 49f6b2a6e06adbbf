#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/base/clock.h"
#include "core/media/video_frame.h"

namespace sigma::studio {

/// What the programme is given to: a broadcast or a recording.
///
/// Thread: the programme's; nothing may block it.
class ProgramSink {
public:
    virtual ~ProgramSink() = default;
    /// Numbers count up, by more than 1 only after a long standstill; a picture comes again where
    /// the programme was late.
    virtual void onPicture(std::uint64_t number,
                           const std::shared_ptr<const media::VideoFrame>& picture) = 0;
    /// 1024 frames, interleaved stereo at 48 kHz; numbers count up by 1.
    virtual void onSound(std::uint64_t number, std::span<const float> samples) = 0;
    /// About ten times a second. False once it wants nothing any more.
    virtual bool poll(SteadyTime now) = 0;
};

}  // namespace sigma::studio
