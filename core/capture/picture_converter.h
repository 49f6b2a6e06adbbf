#pragma once

#include <memory>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/capture/frame_pool.h"
#include "core/media/video_frame.h"

struct AVFrame;
struct SwsContext;

namespace sigma::capture {

/// Makes pictures of FFmpeg's ours: planar YUV of the limited range as it is, without a copy,
/// everything else converted to I420 (with transparency: kBgra). Thread: the source's.
class PictureConverter {
public:
    PictureConverter();
    ~PictureConverter();

    /// Takes a reference to `picture`. Null where 16 pictures are still looked at. Errors:
    /// kLimitExceeded, kUnsupported.
    Result<std::shared_ptr<const media::VideoFrame>> convert(const AVFrame& picture,
                                                             SteadyTime capturedAt);

private:
    struct ContextFree {
        void operator()(SwsContext* context) const;
    };

    FramePool m_pool;
    std::unique_ptr<SwsContext, ContextFree> m_context;
};

}  // namespace sigma::capture
