#pragma once

#include <QMediaDevices>

#include "core/capture/capture_device.h"
#include "core/capture/pulse_devices.h"
#include "ui/studio/studio_services.h"

namespace sigma::app {

/// The devices that were found, and cameras as they come and go.
class MachineDevices final : public ui::DeviceLists {
    Q_OBJECT

public:
    /// What takes time to ask for; can be found on another thread while the window is made.
    struct Found {
        capture::PulseDevices sound;
        std::vector<capture::CaptureDevice> screens;
    };
    static Found find();

    explicit MachineDevices(Found found);

    std::vector<ui::DeviceChoice> cameras() const override;
    std::vector<ui::DeviceChoice> microphones() const override;
    std::vector<ui::DeviceChoice> audioOutputs() const override;
    std::vector<ui::DeviceChoice> screens() const override;
    /// As they are open now.
    std::vector<ui::DeviceChoice> windows() const override;

private:
    Found m_found;
    QMediaDevices m_devices;
};

}  // namespace sigma::app
