#include "core/capture/capture_devices.h"

#include <QByteArray>
#include <QCameraDevice>
#include <QList>
#include <QMediaDevices>
#include <QString>

#include "core/capture/pulse_devices.h"
#include "core/capture/x11_desktop.h"

namespace sigma::capture {

struct CaptureDevices::Watch {
    QMediaDevices devices;
};

CaptureDevices::CaptureDevices(std::function<void()> onChange)
    : m_watch(std::make_unique<Watch>()) {
    QMediaDevices* devices = &m_watch->devices;
    QObject::connect(devices, &QMediaDevices::videoInputsChanged, devices, onChange);
    QObject::connect(devices, &QMediaDevices::audioInputsChanged, devices, onChange);
    QObject::connect(devices, &QMediaDevices::audioOutputsChanged, devices, onChange);
}

CaptureDevices::~CaptureDevices() = default;

std::vector<CaptureDevice> CaptureDevices::cameras() const {
    std::vector<CaptureDevice> cameras;
    const QList<QCameraDevice> found = QMediaDevices::videoInputs();
    for (const QCameraDevice& camera : found) {
        cameras.push_back(
            {camera.id().toStdString(), camera.description().toStdString(), camera.isDefault()});
    }
    return cameras;
}

Result<std::vector<CaptureDevice>> CaptureDevices::screens() const {
    SIGMA_TRY_ASSIGN(const auto desktop, X11Desktop::open(desktopSession()));
    return desktop->screens();
}

Result<std::vector<CaptureDevice>> CaptureDevices::windows() const {
    SIGMA_TRY_ASSIGN(const auto desktop, X11Desktop::open(desktopSession()));
    return desktop->windows();
}

Result<std::vector<CaptureDevice>> CaptureDevices::microphones() const {
    SIGMA_TRY_ASSIGN(auto devices, listPulseDevices({}));
    return std::move(devices.microphones);
}

Result<std::vector<CaptureDevice>> CaptureDevices::outputs() const {
    SIGMA_TRY_ASSIGN(auto devices, listPulseDevices({}));
    return std::move(devices.outputs);
}

}  // namespace sigma::capture
