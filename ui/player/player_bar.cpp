#include "ui/player/player_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "ui/player/player_words.h"
#include "ui/player/seek_bar.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/pieces.h"

namespace sigma::ui {
namespace {

using player::LatencyMode;
using player::PlayerState;

constexpr int kVolumeWidth = 84;

void setNamed(QPushButton& button, const QString& icon, const QString& name) {
    if (button.accessibleName() != name) {
        button.setIcon(widgets::icon(icon));
        button.setAccessibleName(name);
        button.setToolTip(name);
    }
}

/// A menu over the button that opens it, since the bar is at the bottom.
void popUp(QMenu& menu, const QPushButton& button) {
    menu.setAttribute(Qt::WA_DeleteOnClose);
    const int left = button.width() - menu.sizeHint().width();
    menu.popup(button.mapToGlobal(QPoint(std::min(0, left), -menu.sizeHint().height() - 4)));
}

}  // namespace

PlayerBar::PlayerBar(QWidget* parent) : QFrame(parent), m_seek(new SeekBar(this)) {
    setObjectName(QStringLiteral("playerBar"));
    build();
    connect(m_seek, &SeekBar::sought, this, &PlayerBar::seekWanted);
    connect(m_play, &QPushButton::clicked, this, [this] { Q_EMIT pauseWanted(!m_isPaused); });
    connect(m_live, &QPushButton::clicked, this, &PlayerBar::liveWanted);
    connect(m_mute, &QPushButton::clicked, this, [this] { Q_EMIT muteWanted(!m_isMuted); });
    connect(m_volume, &QSlider::valueChanged, this,
            [this](int percent) { Q_EMIT volumeWanted(percent / 100.0); });
    connect(m_quality, &QPushButton::clicked, this, &PlayerBar::openQualities);
    connect(m_mode, &QPushButton::clicked, this, &PlayerBar::openModes);
    connect(m_statistics, &QPushButton::clicked, this, &PlayerBar::statisticsWanted);
    connect(m_fullScreen, &QPushButton::clicked, this, &PlayerBar::fullScreenWanted);
}

QPushButton* PlayerBar::addIconButton(QHBoxLayout& row, const QString& object, const QString& icon,
                                      const QString& name) {
    QPushButton* const button = widgets::makeIconButton(object, icon, name, this);
    row.addWidget(button);
    return button;
}

void PlayerBar::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2, 4, 2, 0);
    column->setSpacing(2);
    column->addWidget(m_seek);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_play =
        addIconButton(*row, QStringLiteral("playerPlay"), QStringLiteral("pause"), tr("Pause"));
    m_live = widgets::makeButton(QStringLiteral("playerLive"), {}, "small", this);
    row->addWidget(m_live);
    m_place = widgets::makeLabel({}, "small", this);
    m_place->setObjectName(QStringLiteral("playerPlace"));
    row->addWidget(m_place);
    row->addStretch(1);
    m_mute =
        addIconButton(*row, QStringLiteral("playerMute"), QStringLiteral("speaker"), tr("Mute"));
    m_volume = new QSlider(Qt::Horizontal, this);
    m_volume->setObjectName(QStringLiteral("playerVolume"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(kVolumeWidth);
    row->addWidget(m_volume);
    row->addSpacing(6);
    m_quality = widgets::makeButton(QStringLiteral("playerQuality"), tr("Quality"), "small", this);
    m_mode = widgets::makeButton(QStringLiteral("playerMode"), tr("Latency"), "small", this);
    row->addWidget(m_quality);
    row->addWidget(m_mode);
    m_statistics = addIconButton(*row, QStringLiteral("playerStatisticsButton"),
                                 QStringLiteral("chart"), tr("Statistics"));
    m_statistics->setCheckable(true);
    m_fullScreen = addIconButton(*row, QStringLiteral("playerFullScreen"),
                                 QStringLiteral("fullscreen"), tr("Full screen"));
    m_fullScreen->setCheckable(true);
    column->addLayout(row);
}

void PlayerBar::showSnapshot(const viewer::LivePlayerSnapshot& snapshot) {
    m_shown = snapshot;
    const player::PlayerStatus& status = snapshot.player;
    m_isPaused = status.state == PlayerState::kPaused;
    setNamed(*m_play, m_isPaused ? QStringLiteral("play") : QStringLiteral("pause"),
             m_isPaused ? tr("Play") : tr("Pause"));
    m_play->setEnabled(status.state != PlayerState::kFailed && status.state != PlayerState::kEnded);
    m_seek->showStatus(status);
    showPlace(status);
    m_quality->setEnabled(status.variants && status.variants->size() > 1);
    m_mode->setVisible(status.isLive);
}

void PlayerBar::showPlace(const player::PlayerStatus& status) {
    const bool isBehind = status.isLive && !status.isFollowing;
    const QString text = isBehind ? tr("Back to live") : words::latency(status);
    if (m_live->text() != text) {
        m_live->setText(text);
        m_live->setAccessibleName(isBehind        ? text
                                  : status.isLive ? tr("Live, %1").arg(text)
                                                  : text);
    }
    m_live->setToolTip(isBehind ? tr("Jump to what is live now") : tr("Behind the broadcast"));
    m_live->setEnabled(isBehind);
    m_place->setText(words::place(status));
}

void PlayerBar::showSound(double volume, bool isMuted) {
    m_isMuted = isMuted;
    setNamed(*m_mute, isMuted ? QStringLiteral("speaker_off") : QStringLiteral("speaker"),
             isMuted ? tr("Unmute") : tr("Mute"));
    m_volume->setEnabled(!isMuted);
    const QSignalBlocker blocker(m_volume);
    m_volume->setValue(static_cast<int>(std::lround(volume * 100)));
}

void PlayerBar::openQualities() {
    if (!m_shown.player.variants) {
        return;
    }
    auto* menu = new QMenu(this);
    const auto& variants = *m_shown.player.variants;
    const auto add = [&](const QString& name, std::optional<std::size_t> variant) {
        QAction* const action =
            menu->addAction(name, this, [this, variant] { Q_EMIT variantWanted(variant); });
        action->setCheckable(true);
        action->setChecked(variant == m_shown.player.onlyVariant);
    };
    add(tr("As the network allows"), std::nullopt);
    menu->addSeparator();
    for (std::size_t index = 0; index < variants.size(); ++index) {
        add(words::variantName(variants[index]), index);
    }
    popUp(*menu, *m_quality);
}

void PlayerBar::openModes() {
    auto* menu = new QMenu(this);
    for (const LatencyMode mode : {LatencyMode::kUltra, LatencyMode::kLow, LatencyMode::kNormal}) {
        const QString name = tr("%1 (%2)").arg(words::modeName(mode), words::modeMeaning(mode));
        QAction* const action =
            menu->addAction(name, this, [this, mode] { Q_EMIT modeWanted(mode); });
        action->setCheckable(true);
        action->setChecked(mode == m_shown.player.mode);
    }
    popUp(*menu, *m_mode);
}

void PlayerBar::setFullScreen(bool isFull) {
    m_fullScreen->setChecked(isFull);
    setNamed(*m_fullScreen,
             isFull ? QStringLiteral("fullscreen_leave") : QStringLiteral("fullscreen"),
             isFull ? tr("Leave full screen") : tr("Full screen"));
}

void PlayerBar::setStatisticsShown(bool isShown) {
    m_statistics->setChecked(isShown);
}

}  // namespace sigma::ui
