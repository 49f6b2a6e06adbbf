#pragma once

#include <memory>
#include <string>
#include <variant>

#include "core/capture/capture_backend.h"
#include "core/capture/source_settings.h"
#include "core/capture/x11_desktop.h"
#include "core/capture/x11_grabber.h"

namespace sigma::capture {

/// Captures a screen or a window of X11, and follows changes of its size. Thread: the source's.
class DesktopBackend final : public CaptureBackend {
public:
    using Settings = std::variant<ScreenSettings, WindowSettings>;

    DesktopBackend(Settings settings, DesktopSession session, std::shared_ptr<const Clock> clock);

    Result<void> open(BackendOutput& output, std::stop_token stop) override;
    Result<std::optional<SteadyTime>> work() override;
    void close() override;

private:
    Result<X11GrabSettings> currentTarget() const;
    Result<std::uint32_t> findWindow(const WindowSettings& window) const;
    Result<void> followChanges(SteadyTime now);

    Settings m_settings;
    DesktopSession m_session;
    std::shared_ptr<const Clock> m_clock;
    BackendOutput* m_output = nullptr;
    std::unique_ptr<X11Desktop> m_desktop;
    std::unique_ptr<X11Grabber> m_grabber;
    DesktopArea m_area;
    SteadyTime m_looksAgain;
};

}  // namespace sigma::capture
