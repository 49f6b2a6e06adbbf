#pragma once

#include <QSlider>

#include "core/player/player_status.h"

namespace sigma::ui {

/// What can be sought of a stream, from its window's start to the live edge, and where it plays.
///
/// A slider in milliseconds from the window's start, for keys and screen readers too; where it is
/// pressed it jumps. Thread: the window's.
class SeekBar final : public QSlider {
    Q_OBJECT

public:
    explicit SeekBar(QWidget* parent = nullptr);

    void showStatus(const player::PlayerStatus& status);

Q_SIGNALS:
    /// The person wants to be there, on the stream's timeline.
    void sought(player::Duration position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int valueAt(double x) const;
    double placeOf(int value) const;
    void seek(int value);
    void describe(int value);

    player::Duration m_start{0};
    int m_buffered = 0;
    bool m_isLive = true;
    bool m_isFollowing = true;
    bool m_isShowing = false;  ///< a status, which is not a wish of the person
};

}  // namespace sigma::ui
