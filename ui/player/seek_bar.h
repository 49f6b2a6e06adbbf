#pragma once

#include <QSlider>
#include <QTimer>
#include <optional>

#include "core/player/player_status.h"

namespace sigma::ui {

/// What can be sought of a stream, from its window's start to the live edge, and where it plays.
///
/// A slider in milliseconds from the window's start, for keys and screen readers too; where it is
/// pressed it jumps. Says where the pointer is on it; where the keys are, for a while. Thread: the
/// window's.
class SeekBar final : public QSlider {
    Q_OBJECT

public:
    explicit SeekBar(QWidget* parent = nullptr);

    void showStatus(const player::PlayerStatus& status);

Q_SIGNALS:
    /// The person wants to be there, on the stream's timeline.
    void sought(player::Duration position);
    /// The person points at that place, or holds it, `x` being where it is on the bar; again with
    /// each status, since the stream goes on under a pointer that rests.
    void pointed(player::Duration position, int x, const QString& time);
    /// And no more.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    int valueAt(double x) const;
    double placeOf(int value) const;
    void seek(int value);
    void point(int value);
    /// Where the pointer is.
    void pointAgain();
    void leave();
    void describe(int value);

    QTimer m_keyRest;                  ///< since a key has moved it
    std::optional<double> m_pointedX;  ///< of the pointer; nothing: it is elsewhere, or keys came
    player::Duration m_start{0};
    int m_buffered = 0;
    bool m_isLive = true;
    bool m_isFollowing = true;
    bool m_isShowing = false;  ///< a status, which is not a wish of the person
};

}  // namespace sigma::ui
