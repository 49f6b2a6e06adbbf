#include "core/capture/make_source.h"

#include <string>
#include <variant>

#include "core/capture/camera_backend.h"
#include "core/capture/color_picture.h"
#include "core/capture/desktop_backend.h"
#include "core/capture/image_picture.h"
#include "core/capture/media_file_backend.h"
#include "core/capture/pulse_backend.h"
#include "core/capture/qt_driven_source.h"
#include "core/capture/still_backend.h"
#include "core/capture/test_picture_backend.h"
#include "core/capture/text_picture.h"
#include "core/capture/threaded_source.h"

namespace sigma::capture {
namespace {

using Backend = std::unique_ptr<CaptureBackend>;
using Source = std::unique_ptr<CaptureSource>;

/// Makes what each kind of settings describes.
class SourceMaker {
public:
    SourceMaker(std::shared_ptr<const Clock> clock, Logger logger)
        : m_clock(std::move(clock)), m_logger(std::move(logger)) {}

    Result<Source> operator()(const CameraSettings& settings) const {
        return Source(std::make_unique<QtDrivenSource>(
            driver("camera", std::make_unique<CameraBackend>(settings, m_clock)), m_clock));
    }
    Result<Source> operator()(const ScreenSettings& settings) const {
        return threaded("screen",
                        std::make_unique<DesktopBackend>(settings, desktopSession(), m_clock));
    }
    Result<Source> operator()(const WindowSettings& settings) const {
        return threaded("window",
                        std::make_unique<DesktopBackend>(settings, desktopSession(), m_clock));
    }
    Result<Source> operator()(const MicrophoneSettings& settings) const {
        return sound("microphone", settings.deviceId);
    }
    Result<Source> operator()(const SystemAudioSettings& settings) const {
        return sound("system audio",
                     settings.deviceId.empty() ? kDefaultMonitor : settings.deviceId);
    }
    Result<Source> operator()(const MediaFileSettings& settings) const {
        return threaded("media file", std::make_unique<MediaFileBackend>(settings, m_clock));
    }
    Result<Source> operator()(const ImageSettings& settings) const {
        return still("image", paintedOnce([path = settings.path] { return readImage(path); }));
    }
    Result<Source> operator()(const TextSettings& settings) const {
        SIGMA_TRY(checkText(settings));
        return still("text", [settings](WallTime second) { return paintText(settings, second); });
    }
    Result<Source> operator()(const ColorSettings& settings) const {
        return still("colour",
                     paintedOnce([color = settings.color] { return colorPicture(color); }));
    }
    Result<Source> operator()(const TestPictureSettings& settings) const {
        SIGMA_TRY_ASSIGN(auto backend, TestPictureBackend::create(settings, m_clock));
        return threaded("test picture", std::move(backend));
    }

private:
    std::unique_ptr<SourceDriver> driver(std::string name, Backend backend) const {
        return std::make_unique<SourceDriver>(std::move(name), std::move(backend), m_clock,
                                              m_logger);
    }
    Source threaded(std::string name, Backend backend) const {
        return std::make_unique<ThreadedSource>(driver(std::move(name), std::move(backend)),
                                                m_clock);
    }
    Source still(std::string name, StillBackend::Painter painter) const {
        return threaded(std::move(name),
                        std::make_unique<StillBackend>(std::move(painter), m_clock));
    }
    Source sound(std::string name, std::string device) const {
        return threaded(std::move(name), std::make_unique<PulseBackend>(
                                             PulseSettings{std::move(device), {}}, m_clock));
    }

    std::shared_ptr<const Clock> m_clock;
    Logger m_logger;
};

}  // namespace

Result<std::unique_ptr<CaptureSource>> makeSource(const SourceSettings& settings,
                                                  std::shared_ptr<const Clock> clock,
                                                  Logger logger) {
    return std::visit(SourceMaker(std::move(clock), std::move(logger)), settings);
}

}  // namespace sigma::capture
