#include "ui/widgets/go_live_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

constexpr int kHeight = 64;
constexpr double kRadius = 14;
constexpr int kMarkSide = 18;
constexpr int kFrameMilliseconds = 50;
constexpr int kDegreesAFrame = 12;

bool isActivation(const QKeyEvent& event) {
    return event.key() == Qt::Key_Space || event.key() == Qt::Key_Return ||
           event.key() == Qt::Key_Enter;
}

}  // namespace

GoLiveButton::GoLiveButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(kHeight);
    m_animation.setInterval(kFrameMilliseconds);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + kDegreesAFrame) % 360;
        update();
    });
}

void GoLiveButton::setFace(Look look, const QString& title, const QString& detail) {
    if (look == m_look && title == text() && detail == m_detail) {
        return;
    }
    m_look = look;
    m_detail = detail;
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    animateIfNeeded();
    update();
}

void GoLiveButton::setHoldProgress(double progress) {
    if (progress != m_holdProgress) {
        m_holdProgress = progress;
        update();
    }
}

QSize GoLiveButton::sizeHint() const {
    return {300, kHeight};
}

void GoLiveButton::animateIfNeeded() {
    const bool isMoving = m_look != Look::kReady && isVisible();
    if (isMoving && !m_animation.isActive()) {
        m_animation.start();
    } else if (!isMoving) {
        m_animation.stop();
    }
}

void GoLiveButton::showEvent(QShowEvent* event) {
    QAbstractButton::showEvent(event);
    animateIfNeeded();
}

void GoLiveButton::hideEvent(QHideEvent* event) {
    QAbstractButton::hideEvent(event);
    animateIfNeeded();
}

void GoLiveButton::keyPressEvent(QKeyEvent* event) {
    // Held down like a pointer's button, so that a key can hold to end too.
    if (isActivation(*event)) {
        if (!event->isAutoRepeat() && !isDown()) {
            setDown(true);
            Q_EMIT pressed();
        }
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void GoLiveButton::keyReleaseEvent(QKeyEvent* event) {
    if (isActivation(*event)) {
        if (!event->isAutoRepeat() && isDown()) {
            setDown(false);
            Q_EMIT released();
            Q_EMIT clicked();
        }
        return;
    }
    QAbstractButton::keyReleaseEvent(event);
}

QColor GoLiveButton::inkColor() const {
    const ThemeTokens& tokens = currentTokens();
    switch (m_look) {
        case Look::kReady:
            return tokens.onAction;
        case Look::kLive:
            return tokens.onLive;
        case Look::kBusy:
        case Look::kLost:
            break;
    }
    return tokens.text;
}

void GoLiveButton::paintBody(QPainter& painter, const QRectF& body) const {
    const ThemeTokens& tokens = currentTokens();
    QColor fill = m_look == Look::kReady  ? tokens.action
                  : m_look == Look::kLive ? tokens.live
                                          : tokens.raised;
    if (!isEnabled()) {
        fill = tokens.raised;
    } else if (isDown()) {
        fill = fill.darker(112);
    } else if (underMouse()) {
        fill = m_look == Look::kReady && tokens.isDark ? fill.darker(106) : fill.lighter(110);
    }
    QPainterPath shape;
    shape.addRoundedRect(body, kRadius, kRadius);
    painter.fillPath(shape, fill);
    if (m_holdProgress > 0) {
        painter.save();
        painter.setClipPath(shape);
        QRectF done = body;
        done.setWidth(body.width() * std::min(m_holdProgress, 1.0));
        painter.fillRect(done, QColor(0, 0, 0, 110));
        painter.restore();
    }
    if (m_look == Look::kLost) {
        painter.setPen(QPen(tokens.live, 2));
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius + 2, kRadius + 2);
    }
}

void GoLiveButton::paintMark(QPainter& painter, const QRectF& place) const {
    const ThemeTokens& tokens = currentTokens();
    if (m_look == Look::kBusy || m_look == Look::kLost) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.dimText, 2.4));
        painter.setOpacity(0.35);
        painter.drawEllipse(place.adjusted(2, 2, -2, -2));
        painter.setOpacity(1);
        const QColor ink = m_look == Look::kLost ? tokens.live : tokens.text;
        painter.setPen(QPen(ink, 2.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(place.adjusted(2, 2, -2, -2), -m_phase * 16, 100 * 16);
        return;
    }
    const double breath =
        m_look == Look::kLive ? 0.5 + 0.5 * std::cos(m_phase * std::numbers::pi / 180) : 1;
    const QColor dot = m_look == Look::kLive ? tokens.onLive : tokens.live;
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    painter.setOpacity(0.30 * breath);
    painter.drawEllipse(place);
    painter.setOpacity(1);
    painter.drawEllipse(place.adjusted(4, 4, -4, -4));
}

void GoLiveButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBody(painter, QRectF(rect()).adjusted(3, 3, -3, -3));

    QFont titleFont = font();
    titleFont.setPointSizeF(font().pointSizeF() * 1.35);
    titleFont.setWeight(QFont::DemiBold);
    QFont detailFont = font();
    detailFont.setPointSizeF(font().pointSizeF() * 0.9);
    const QFontMetricsF titleMetrics(titleFont);
    const QFontMetricsF detailMetrics(detailFont);
    const double titleWidth = titleMetrics.horizontalAdvance(text());
    const double left = (width() - kMarkSide - 10 - titleWidth) / 2;
    const double lines = titleMetrics.height() + (m_detail.isEmpty() ? 0 : detailMetrics.height());
    const double top = (height() - lines) / 2;

    paintMark(painter,
              QRectF(left, top + (titleMetrics.height() - kMarkSide) / 2, kMarkSide, kMarkSide));
    const QColor ink = isEnabled() ? inkColor() : currentTokens().dimText;
    painter.setPen(ink);
    painter.setFont(titleFont);
    painter.drawText(QPointF(left + kMarkSide + 10, top + titleMetrics.ascent()), text());
    if (!m_detail.isEmpty()) {
        painter.setFont(detailFont);
        painter.setOpacity(0.8);
        const QRectF line(12, top + titleMetrics.height(), width() - 24, detailMetrics.height());
        painter.drawText(line, Qt::AlignCenter,
                         detailMetrics.elidedText(m_detail, Qt::ElideRight, line.width()));
    }
}

}  // namespace sigma::widgets
