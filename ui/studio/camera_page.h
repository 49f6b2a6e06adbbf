#pragma once

#include <QTimer>
#include <map>
#include <memory>
#include <vector>

#include "core/capture/camera_control.h"
#include "ui/studio/settings_page.h"
#include "ui/studio/studio_services.h"

namespace sigma::ui {

class StudioDesk;

/// What can be set on each camera in use: what it reports, and nothing else.
class CameraPage final : public SettingsPage {
    Q_OBJECT

public:
    CameraPage(const StudioDesk& desk, CameraControls& cameras, QWidget* parent);

private:
    struct Camera {
        std::string deviceId;
        std::shared_ptr<capture::CameraControl> control;
        std::map<capture::CameraControlId, QWidget*> widgets;
    };

    void addCamera(const std::string& deviceId, const QString& name);
    QWidget* makeControl(std::size_t camera, const capture::CameraControlRange& range);
    void set(std::size_t camera, capture::CameraControlId id, std::int64_t value);
    void showValue(Camera& camera, capture::CameraControlId id);
    void showRanges(Camera& camera);
    void follow();

    CameraControls& m_source;
    std::vector<Camera> m_cameras;
    QTimer m_following;
};

}  // namespace sigma::ui
