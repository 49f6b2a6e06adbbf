#pragma once

#include <QFrame>
#include <optional>

#include "core/viewer/live_player_snapshot.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace sigma::ui {

class SeekBar;

/// What a stream is steered with: it shows a snapshot, and says what the person wants.
class PlayerBar final : public QFrame {
    Q_OBJECT

public:
    explicit PlayerBar(QWidget* parent);

    SeekBar& seekBar() { return *m_seek; }
    void showSnapshot(const viewer::LivePlayerSnapshot& snapshot);
    void showSound(double volume, bool isMuted);
    void setFullScreen(bool isFull);
    void setStatisticsShown(bool isShown);

Q_SIGNALS:
    void pauseWanted(bool isPaused);
    void seekWanted(player::Duration position);
    void liveWanted();
    void volumeWanted(double volume);
    void muteWanted(bool isMuted);
    void variantWanted(std::optional<std::size_t> variant);
    void modeWanted(player::LatencyMode mode);
    void statisticsWanted(bool isShown);
    void fullScreenWanted(bool isFull);

private:
    void build();
    QPushButton* addIconButton(QHBoxLayout& row, const QString& object, const QString& icon,
                               const QString& name);
    void showPlace(const player::PlayerStatus& status);
    void openQualities();
    void openModes();

    viewer::LivePlayerSnapshot m_shown;
    bool m_isPaused = false;
    bool m_isMuted = false;
    SeekBar* m_seek;
    QPushButton* m_play;
    QPushButton* m_live;
    QLabel* m_place;
    QPushButton* m_mute;
    QSlider* m_volume;
    QPushButton* m_quality;
    QPushButton* m_mode;
    QPushButton* m_statistics;
    QPushButton* m_fullScreen;
};

}  // namespace sigma::ui
