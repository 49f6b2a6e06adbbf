#pragma once

#include <QAbstractButton>
#include <QTimer>

namespace sigma::widgets {

/// The one button that starts and ends a broadcast, as it looks in each of its states.
///
/// It decides nothing: pressed(), released() and clicked() go to whoever does, who sets the face.
/// Keys and assistive technology press it as a pointer does.
class GoLiveButton final : public QAbstractButton {
    Q_OBJECT

public:
    enum class Look {
        kReady,  ///< calm, with a red dot
        kBusy,   ///< checking, connecting, ending: something turns
        kLive,   ///< the one place that is red
        kLost,   ///< reconnecting: red outlines
    };

    explicit GoLiveButton(QWidget* parent = nullptr);

    /// `title` is large, `detail` small behind or under it.
    void setFace(Look look, const QString& title, const QString& detail);
    /// 0 to 1: how much of the hold is done.
    void setHoldProgress(double progress);

    Look look() const { return m_look; }
    double holdProgress() const { return m_holdProgress; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void animateIfNeeded();
    void paintBody(QPainter& painter, const QRectF& body) const;
    void paintMark(QPainter& painter, const QRectF& place) const;
    QColor inkColor() const;

    Look m_look = Look::kReady;
    QString m_detail;
    double m_holdProgress = 0;
    int m_phase = 0;  ///< of the turning or breathing mark, 0 to 359
    QTimer m_animation;
};

}  // namespace sigma::widgets
