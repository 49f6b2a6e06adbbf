#pragma once

#include <QWidget>

#include "core/studio/studio_control.h"
#include "ui/studio/studio_desk.h"

class QLabel;
class QPushButton;
class QSlider;

namespace sigma::widgets {
class ElidedLabel;
class LevelMeter;
}  // namespace sigma::widgets

namespace sigma::ui {

/// One sound of the mixer: mute, name, meter, fader. Without a source it is the whole mix, which
/// has a meter only.
class MixerStrip final : public QWidget {
    Q_OBJECT

public:
    MixerStrip(StudioDesk& desk, const DeskSource* source, QWidget* parent);

    studio::SourceId id() const { return m_id; }
    void setLevel(const studio::AudioLevel& level);
    void showMix();

private:
    StudioDesk& m_desk;
    studio::SourceId m_id = 0;
    widgets::ElidedLabel* m_name;
    widgets::LevelMeter* m_meter;
    QLabel* m_decibels;
    QPushButton* m_mute = nullptr;
    QSlider* m_fader = nullptr;
};

}  // namespace sigma::ui
