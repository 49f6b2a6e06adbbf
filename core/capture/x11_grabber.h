#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/capture/frame_pool.h"
#include "core/capture/x11_desktop.h"

namespace sigma::capture {

/// What libavdevice's x11grab is to take.
struct X11GrabSettings {
    std::string display;
    std::uint32_t window = 0;  ///< 0: the area of the desktop
    DesktopArea area;          ///< of a window only its size counts
    double frameRate = 30;
    bool showsPointer = true;
};

/// Takes pictures of an X11 screen or window at its own pace. Thread: one at a time.
class X11Grabber {
public:
    /// Errors: kUnavailable in words, kLimitExceeded.
    static Result<std::unique_ptr<X11Grabber>> open(const X11GrabSettings& settings);
    X11Grabber(const X11Grabber&) = delete;
    X11Grabber& operator=(const X11Grabber&) = delete;
    ~X11Grabber();

    /// Waits for the next picture, a frame's time at most; I420. Null where 16 pictures are still
    /// looked at. Errors: kIo when the window or screen is not there any more.
    Result<std::shared_ptr<PictureBuffer>> next();

private:
    struct State;
    explicit X11Grabber(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}  // namespace sigma::capture
