#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "core/base/clock.h"
#include "ui/player/player_source.h"

namespace sigma::ui {

class PictureSurface;
class PlayerBar;
class SeekPreview;
class StatisticsOverlay;

/// Plays a stream: its picture, how it does in words and figures, and what steers it.
///
/// Keys: Space or K pause, left and right 10 s back and on, L or End to the live edge, up and down
/// the volume, M mute, S statistics, F or a double click full screen, Esc leaves it.
/// Thread: the window's.
class PlayerView final : public QWidget {
    Q_OBJECT

public:
    PlayerView(std::shared_ptr<const Clock> clock, QWidget* parent = nullptr);
    ~PlayerView() override;

    /// Null: nothing is played any more. `isMuted`: until the person wants to hear it.
    void setSource(std::unique_ptr<PlayerSource> source, bool isMuted = false);
    bool hasSource() const { return m_source != nullptr; }
    /// What is written where nothing plays.
    void setMessage(const QString& text);
    /// As of the last look, four times a second.
    const viewer::LivePlayerSnapshot& snapshot() const { return m_snapshot; }

    void setStatisticsShown(bool isShown);
    void setFullScreen(bool isFull);
    /// Looks at once.
    void refresh();

Q_SIGNALS:
    void refreshed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectBar();
    /// Does it, and shows what has come of it soon.
    template <class Wish>
    void steer(Wish wish);
    bool actOnKey(int key);
    void togglePause();
    void seekBy(player::Duration step);
    void setVolume(double volume);
    void setMuted(bool isMuted);
    void showBarForAWhile();
    void rest();

    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<PlayerSource> m_source;
    viewer::LivePlayerSnapshot m_snapshot;
    double m_volume = 1;
    bool m_isMuted = false;
    PictureSurface* m_surface;
    StatisticsOverlay* m_statistics;
    PlayerBar* m_bar;
    SeekPreview* m_preview;
    QTimer m_timer;
    QTimer m_rest;  ///< without the pointer moving, in full screen
};

}  // namespace sigma::ui
