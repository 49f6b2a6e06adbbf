#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/capture/capture_device.h"

namespace sigma::capture {

/// Where the desktop is, as the environment says.
struct DesktopSession {
    std::string display;  ///< of X11: ":0"; empty: there is none
    bool isWayland = false;
};
DesktopSession desktopSession();

struct DesktopArea {
    int left = 0;
    int top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(const DesktopArea&, const DesktopArea&) = default;
};

/// What an X server shows: its screens and windows. Thread: one at a time.
class X11Desktop {
public:
    /// Errors: kUnsupported, in words, without an X server or in a session of Wayland, whose
    /// screens X11 cannot see.
    static Result<std::unique_ptr<X11Desktop>> open(const DesktopSession& session);
    X11Desktop(const X11Desktop&) = delete;
    X11Desktop& operator=(const X11Desktop&) = delete;
    ~X11Desktop();

    /// Monitors by the name of their output ("HDMI-1"); none where the server knows no monitors.
    std::vector<CaptureDevice> screens() const;
    /// Windows that a person has open, by number; at most 200.
    std::vector<CaptureDevice> windows() const;

    /// Of a screen by id; of the whole desktop for an empty one. Errors: kNotFound.
    Result<DesktopArea> screenArea(const std::string& id) const;
    /// Its size; left and top mean nothing. Errors: kNotFound for a window that is closed or
    /// minimised.
    Result<DesktopArea> windowArea(std::uint32_t window) const;

private:
    struct State;
    explicit X11Desktop(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}  // namespace sigma::capture
