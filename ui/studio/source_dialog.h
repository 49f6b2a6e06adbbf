#pragma once

#include <QDialog>
#include <functional>

#include "core/capture/source_settings.h"
#include "ui/studio/device_box.h"
#include "ui/studio/studio_services.h"

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace sigma::ui {

/// Asks for what a source of one kind needs: which device, which file, which words.
class SourceDialog final : public QDialog {
    Q_OBJECT

public:
    /// An empty name: a new source, which is called after its device or kind.
    SourceDialog(const capture::SourceSettings& settings, const QString& name,
                 const DeviceLists& devices, QWidget* parent);

    QString name() const;
    capture::SourceSettings settings() const;

private:
    void buildFor(const capture::CameraSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::ScreenSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::WindowSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::MicrophoneSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::SystemAudioSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::MediaFileSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::ImageSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::TextSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::ColorSettings& settings, const DeviceLists& devices);
    void buildFor(const capture::TestPictureSettings& settings, const DeviceLists& devices);

    DeviceBox* addDevices(const QString& label, const DeviceLists& devices, DeviceBox::List list,
                          const DeviceChoice& chosen, const QString& standard);
    QLineEdit* addFile(const QString& label, const std::string& path, const QString& filter);
    QPushButton* addColor(const QString& label, std::uint32_t color);

    QFormLayout* m_form;
    QLineEdit* m_name;
    QPushButton* m_done;
    QString m_fallbackName;
    std::function<capture::SourceSettings()> m_read;
};

}  // namespace sigma::ui
