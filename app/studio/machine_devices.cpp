#include "app/studio/machine_devices.h"

#include <QCameraDevice>

#include "core/capture/x11_desktop.h"

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

}  // namespace

MachineDevices::Found MachineDevices::find() {
    Found found;
    if (auto sound = capture::listPulseDevices({}); sound.has_value()) {
        found.sound = *std::move(sound);
    }
    if (const auto desktop = capture::X11Desktop::open(capture::desktopSession());
        desktop.has_value()) {
        found.screens = (*desktop)->screens();
    }
    return found;
}

MachineDevices::MachineDevices(Found found) : m_found(std::move(found)) {
    connect(&m_devices, &QMediaDevices::videoInputsChanged, this, &ui::DeviceLists::changed);
}

std::vector<ui::DeviceChoice> MachineDevices::cameras() const {
    std::vector<ui::DeviceChoice> choices;
    for (const QCameraDevice& camera : QMediaDevices::videoInputs()) {
        const auto place = camera.isDefault() ? choices.begin() : choices.end();
        choices.insert(place, {camera.id().toStdString(), camera.description().toStdString()});
    }
    return choices;
}

std::vector<ui::DeviceChoice> MachineDevices::microphones() const {
    return choicesOf(m_found.sound.microphones);
}

std::vector<ui::DeviceChoice> MachineDevices::audioOutputs() const {
    return choicesOf(m_found.sound.outputs);
}

std::vector<ui::DeviceChoice> MachineDevices::screens() const {
    return choicesOf(m_found.screens);
}

std::vector<ui::DeviceChoice> MachineDevices::windows() const {
    const auto desktop = capture::X11Desktop::open(capture::desktopSession());
    return desktop.has_value() ? choicesOf((*desktop)->windows()) : std::vector<ui::DeviceChoice>();
}

}  // namespace sigma::app
