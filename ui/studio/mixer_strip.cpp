#include "ui/studio/mixer_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <cmath>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/level_meter.h"
#include "ui/widgets/level_scale.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

constexpr int kFaderWidth = 110;
constexpr int kDecibelsWidth = 58;

/// A microphone is muted where people speak, a loudspeaker everywhere else.
QString iconOf(const DeskSource& source) {
    const bool isMicrophone =
        std::holds_alternative<capture::MicrophoneSettings>(source.saved.settings);
    const QString kind = isMicrophone ? QStringLiteral("microphone") : QStringLiteral("speaker");
    return source.saved.isMuted ? kind + QStringLiteral("_off") : kind;
}

QString decibels(float level) {
    return level <= widgets::kMeterFloor ? MixerStrip::tr("silent")
                                         : MixerStrip::tr("%1 dB").arg(QLocale().toString(
                                               static_cast<double>(level), 'f', 0));
}

QString gainWords(float gain) {
    if (gain <= 0) {
        return MixerStrip::tr("off");
    }
    const double value = 20 * std::log10(static_cast<double>(gain));
    return MixerStrip::tr("%1 dB").arg(QLocale().toString(value, 'f', 1));
}

}  // namespace

MixerStrip::MixerStrip(StudioDesk& desk, const DeskSource* source, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_name(new widgets::ElidedLabel(this)),
      m_meter(new widgets::LevelMeter(this)),
      m_decibels(widgets::makeLabel({}, "small", this)) {
    const QString name = source ? QString::fromStdString(source->saved.name) : tr("Programme");
    m_name->setFullText(name);
    m_name->setProperty("look", source ? QString() : QStringLiteral("heading"));
    m_meter->setAccessibleName(tr("Level of %1").arg(name));
    m_decibels->setFixedWidth(kDecibelsWidth);
    m_decibels->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_name, 1);
    words->addWidget(m_decibels);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(words);
    column->addWidget(m_meter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 4);
    row->setSpacing(10);
    if (source != nullptr) {
        m_id = source->id;
        setObjectName(QStringLiteral("mixer%1").arg(m_id));
        m_mute = widgets::makeIconButton(QStringLiteral("mute%1").arg(m_id), iconOf(*source),
                                         tr("Mute %1").arg(name), this);
        m_mute->setCheckable(true);
        connect(m_mute, &QPushButton::clicked, this,
                [this](bool isMuted) { m_desk.setMuted(m_id, isMuted); });
        m_fader = new QSlider(Qt::Horizontal, this);
        m_fader->setObjectName(QStringLiteral("fader%1").arg(m_id));
        m_fader->setAccessibleName(tr("Volume of %1").arg(name));
        m_fader->setRange(0, 100);
        m_fader->setFixedWidth(kFaderWidth);
        connect(m_fader, &QSlider::valueChanged, this,
                [this](int place) { m_desk.setGain(m_id, widgets::gainOfFader(place)); });
        row->addWidget(m_mute);
        row->addLayout(column, 1);
        row->addWidget(m_fader);
    } else {
        setObjectName(QStringLiteral("mixerProgramme"));
        row->addLayout(column, 1);
    }
    showMix();
}

void MixerStrip::setLevel(const studio::AudioLevel& level) {
    m_meter->setLevel(level.peak, level.rms, level.peakHold);
    m_decibels->setText(decibels(level.peakHold));
}

void MixerStrip::showMix() {
    const DeskSource* const source = m_fader ? m_desk.find(m_id) : nullptr;
    if (source == nullptr) {
        return;
    }
    const bool isMuted = source->saved.isMuted;
    const QSignalBlocker blocker(m_fader);
    m_fader->setValue(widgets::faderOfGain(source->saved.gain));
    m_fader->setToolTip(gainWords(source->saved.gain));
    m_fader->setAccessibleDescription(gainWords(source->saved.gain));
    m_fader->setEnabled(!isMuted);
    m_mute->setChecked(isMuted);
    m_mute->setIcon(widgets::icon(iconOf(*source)));
    const QString name = QString::fromStdString(source->saved.name);
    m_mute->setToolTip(isMuted ? tr("Unmute %1").arg(name) : tr("Mute %1").arg(name));
    m_mute->setAccessibleName(m_mute->toolTip());
    m_meter->setMuted(isMuted);
    m_name->setFullText(isMuted ? tr("%1 (muted)").arg(name) : name);
}

}  // namespace sigma::ui
