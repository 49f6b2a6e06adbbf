#include "ui/studio/camera_page.h"

#include <QCheckBox>
#include <QSlider>
#include <set>

#include "ui/studio/studio_desk.h"

namespace sigma::ui {
namespace {

using capture::CameraControlId;
using capture::CameraControlRange;

constexpr int kFollowMilliseconds = 500;

bool isSwitch(const CameraControlRange& range) {
    return range.minimum == 0 && range.maximum == 1;
}

QString nameOf(CameraControlId id) {
    switch (id) {
        case CameraControlId::kFocusAuto:
            return CameraPage::tr("Automatic focus");
        case CameraControlId::kFocus:
            return CameraPage::tr("Focus");
        case CameraControlId::kExposureAuto:
            return CameraPage::tr("Automatic exposure");
        case CameraControlId::kExposure:
            return CameraPage::tr("Exposure");
        case CameraControlId::kWhiteBalanceAuto:
            return CameraPage::tr("Automatic white balance");
        case CameraControlId::kWhiteBalance:
            return CameraPage::tr("White balance");
        case CameraControlId::kZoom:
            return CameraPage::tr("Zoom");
        case CameraControlId::kTorch:
            return CameraPage::tr("Torch");
        case CameraControlId::kFlash:
            return CameraPage::tr("Flash");
    }
    return {};
}

}  // namespace

CameraPage::CameraPage(const StudioDesk& desk, CameraControls& cameras, QWidget* parent)
    : SettingsPage(tr("Camera control"), QStringLiteral("camera"), parent), m_source(cameras) {
    std::set<std::string> seen;
    for (const DeskSource& source : desk.sources()) {
        const auto* const camera = std::get_if<capture::CameraSettings>(&source.saved.settings);
        if (camera != nullptr && seen.insert(camera->deviceId).second) {
            addCamera(camera->deviceId, QString::fromStdString(source.saved.name));
        }
    }
    if (seen.empty()) {
        addText(tr("Add a camera to the sources first. What it lets be set is shown here."));
    }
    addSpace();
    m_following.setInterval(kFollowMilliseconds);
    connect(&m_following, &QTimer::timeout, this, &CameraPage::follow);
    m_following.start();
}

void CameraPage::addCamera(const std::string& deviceId, const QString& name) {
    auto control = m_source.open(deviceId);
    const auto ranges = control ? control->controls() : std::vector<capture::CameraControlRange>();
    if (ranges.empty()) {
        addText(tr("%1 lets nothing be set from here.").arg(name));
        return;
    }
    const std::size_t index = m_cameras.size();
    m_cameras.push_back({deviceId, std::move(control), {}});
    for (const CameraControlRange& range : ranges) {
        addRow(nameOf(range.id), name, makeControl(index, range));
    }
    showRanges(m_cameras[index]);
}

QWidget* CameraPage::makeControl(std::size_t camera, const CameraControlRange& range) {
    QWidget* widget = nullptr;
    if (isSwitch(range)) {
        auto* box = new QCheckBox(tr("On"), this);
        connect(box, &QCheckBox::clicked, this,
                [this, camera, id = range.id](bool isOn) { set(camera, id, isOn ? 1 : 0); });
        widget = box;
    } else {
        auto* slider = new QSlider(Qt::Horizontal, this);
        slider->setRange(static_cast<int>(range.minimum), static_cast<int>(range.maximum));
        slider->setSingleStep(static_cast<int>(std::max<std::int64_t>(1, range.step)));
        connect(slider, &QSlider::valueChanged, this, [this, camera, range](int place) {
            // Only whole steps are taken by the device.
            const std::int64_t step = std::max<std::int64_t>(1, range.step);
            set(camera, range.id, range.minimum + (place - range.minimum) / step * step);
        });
        widget = slider;
    }
    widget->setObjectName(
        QStringLiteral("camera%1control%2").arg(camera).arg(static_cast<int>(range.id)));
    m_cameras[camera].widgets[range.id] = widget;
    return widget;
}

void CameraPage::set(std::size_t camera, CameraControlId id, std::int64_t value) {
    Camera& target = m_cameras[camera];
    if (target.control->setValue(id, value).has_value()) {
        m_source.remember(target.deviceId, id, value);
    } else {
        showValue(target, id);
    }
    showRanges(target);
}

void CameraPage::showValue(Camera& camera, CameraControlId id) {
    const auto widget = camera.widgets.find(id);
    const auto value = camera.control->value(id);
    if (widget == camera.widgets.end() || value.has_error()) {
        return;
    }
    const QSignalBlocker blocker(widget->second);
    if (auto* box = qobject_cast<QCheckBox*>(widget->second)) {
        box->setChecked(*value != 0);
    } else if (auto* slider = qobject_cast<QSlider*>(widget->second)) {
        slider->setValue(static_cast<int>(*value));
    }
}

void CameraPage::showRanges(Camera& camera) {
    for (const CameraControlRange& range : camera.control->controls()) {
        const auto widget = camera.widgets.find(range.id);
        if (widget != camera.widgets.end()) {
            widget->second->setEnabled(range.isChangeable);
            showValue(camera, range.id);
        }
    }
}

void CameraPage::follow() {
    for (Camera& camera : m_cameras) {
        for (const CameraControlId id : camera.control->takeChanges()) {
            showValue(camera, id);
        }
    }
}

}  // namespace sigma::ui
