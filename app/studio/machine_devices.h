#pragma once

#include "core/capture/capture_devices.h"
#include "ui/studio/studio_services.h"

namespace sigma::app {

/// The devices of this machine, as they come and go. What can't be listed is an empty list: the
/// source itself says why.
class MachineDevices final : public ui::DeviceLists {
    Q_OBJECT

public:
    MachineDevices();

    std::vector<ui::DeviceChoice> cameras() const override;
    std::vector<ui::DeviceChoice> microphones() const override;
    std::vector<ui::DeviceChoice> audioOutputs() const override;
    std::vector<ui::DeviceChoice> screens() const override;
    std::vector<ui::DeviceChoice> windows() const override;

private:
    capture::CaptureDevices m_devices;
};

}  // namespace sigma::app
