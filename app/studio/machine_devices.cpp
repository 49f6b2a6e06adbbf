#include "app/studio/machine_devices.h"

namespace sigma::app {
namespace {

/// The default first: it is what a first start takes.
std::vector<ui::DeviceChoice> choicesOf(const std::vector<capture::CaptureDevice>& devices) {
    std::vector<ui::DeviceChoice> choices;
    for (const capture::CaptureDevice& device : devices) {
        const auto place = device.isDefault ? choices.begin() : choices.end();
        choices.insert(place, {device.id, device.name});
    }
    return choices;
}

std::vector<ui::DeviceChoice> choicesOf(
    const Result<std::vector<capture::CaptureDevice>>& devices) {
    return devices.has_value() ? choicesOf(*devices) : std::vector<ui::DeviceChoice>();
}

}  // namespace

MachineDevices::MachineDevices() : m_devices([this] { Q_EMIT changed(); }) {}

std::vector<ui::DeviceChoice> MachineDevices::cameras() const {
    return choicesOf(m_devices.cameras());
}

std::vector<ui::DeviceChoice> MachineDevices::microphones() const {
    return choicesOf(m_devices.microphones());
}

std::vector<ui::DeviceChoice> MachineDevices::audioOutputs() const {
    return choicesOf(m_devices.outputs());
}

std::vector<ui::DeviceChoice> MachineDevices::screens() const {
    return choicesOf(m_devices.screens());
}

std::vector<ui::DeviceChoice> MachineDevices::windows() const {
    return choicesOf(m_devices.windows());
}

}  // namespace sigma::app
