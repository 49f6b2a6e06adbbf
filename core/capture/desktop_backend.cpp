#include "core/capture/desktop_backend.h"

#include <charconv>
#include <chrono>

namespace sigma::capture {
namespace {

constexpr std::chrono::milliseconds kLookEvery{1'000};

std::uint32_t numberOf(const std::string& id) {
    std::uint32_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return number;
}

}  // namespace

DesktopBackend::DesktopBackend(Settings settings, DesktopSession session,
                               std::shared_ptr<const Clock> clock)
    : m_settings(std::move(settings)), m_session(std::move(session)), m_clock(std::move(clock)) {}

Result<void> DesktopBackend::open(BackendOutput& output, std::stop_token /*stop*/) {
    SIGMA_TRY_ASSIGN(m_desktop, X11Desktop::open(m_session));
    SIGMA_TRY_ASSIGN(const X11GrabSettings target, currentTarget());
    SIGMA_TRY_ASSIGN(m_grabber, X11Grabber::open(target));
    m_area = target.area;
    m_looksAgain = m_clock->steadyNow() + kLookEvery;
    m_output = &output;
    return {};
}

Result<std::optional<SteadyTime>> DesktopBackend::work() {
    SIGMA_TRY(followChanges(m_clock->steadyNow()));
    SIGMA_TRY_ASSIGN(auto picture, m_grabber->next());
    const SteadyTime now = m_clock->steadyNow();
    if (picture != nullptr) {
        m_output->video(shareFrame(std::move(picture), now, media::ColorMatrix::kBt601));
    }
    return std::optional(now);
}

void DesktopBackend::close() {
    m_grabber.reset();
    m_desktop.reset();
    m_output = nullptr;
}

Result<X11GrabSettings> DesktopBackend::currentTarget() const {
    X11GrabSettings target;
    target.display = m_session.display;
    if (const auto* screen = std::get_if<ScreenSettings>(&m_settings)) {
        target.frameRate = screen->frameRate;
        target.showsPointer = screen->showsPointer;
        SIGMA_TRY_ASSIGN(target.area, m_desktop->screenArea(screen->screenId));
        return target;
    }
    const auto& window = std::get<WindowSettings>(m_settings);
    target.frameRate = window.frameRate;
    SIGMA_TRY_ASSIGN(target.window, findWindow(window));
    SIGMA_TRY_ASSIGN(target.area, m_desktop->windowArea(target.window));
    return target;
}

/// By its number where that is still shown, else by its title.
Result<std::uint32_t> DesktopBackend::findWindow(const WindowSettings& window) const {
    std::uint32_t byTitle = 0;
    for (const CaptureDevice& shown : m_desktop->windows()) {
        if (shown.id == window.windowId) {
            return numberOf(shown.id);
        }
        if (!window.title.empty() && shown.name == window.title) {
            byTitle = numberOf(shown.id);
        }
    }
    if (byTitle == 0) {
        return Error{ErrorCode::kNotFound,
                     window.title.empty() ? "the window is closed or minimised"
                                          : "no window is called \"" + window.title + "\" now"};
    }
    return byTitle;
}

Result<void> DesktopBackend::followChanges(SteadyTime now) {
    if (now < m_looksAgain) {
        return {};
    }
    m_looksAgain = now + kLookEvery;
    SIGMA_TRY_ASSIGN(const X11GrabSettings target, currentTarget());
    if (target.area != m_area) {
        m_grabber.reset();
        SIGMA_TRY_ASSIGN(m_grabber, X11Grabber::open(target));
        m_area = target.area;
    }
    return {};
}

}  // namespace sigma::capture
