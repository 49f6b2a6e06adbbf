#include "ui/player/seek_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/widgets/theme.h"
#include "ui/words/figure_words.h"

namespace sigma::ui {
namespace {

constexpr int kHeight = 22;
constexpr double kGroove = 5;
constexpr double kKnob = 7;  // its radius
constexpr int kStep = 5'000;
constexpr int kPage = 30'000;
constexpr int kKeyRestMilliseconds = 1'500;
constexpr int kLeastWindow = 5'000;  // less is nothing to go back in

int millisecondsOf(player::Duration duration) {
    return static_cast<int>(
        std::clamp<std::int64_t>(duration / std::chrono::milliseconds(1), 0, INT32_MAX));
}

}  // namespace

SeekBar::SeekBar(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setObjectName(QStringLiteral("playerSeek"));
    setAccessibleName(tr("Place in the stream"));
    setFixedHeight(kHeight);
    setSingleStep(kStep);
    setPageStep(kPage);
    setMouseTracking(true);
    setRange(0, 0);
    connect(this, &QSlider::valueChanged, this, [this](int value) {
        if (!m_isShowing && !isSliderDown()) {
            m_pointedX.reset();
            point(value);
            m_keyRest.start();
            seek(value);
        }
    });
    m_keyRest.setSingleShot(true);
    m_keyRest.setInterval(kKeyRestMilliseconds);
    connect(&m_keyRest, &QTimer::timeout, this, &SeekBar::leave);
}

void SeekBar::showStatus(const player::PlayerStatus& status) {
    m_isShowing = true;
    m_start = status.windowStart;
    m_isLive = status.isLive;
    m_isFollowing = status.isFollowing;
    const player::Duration end =
        status.isLive ? std::max(status.liveEdge, status.position) : status.windowEnd;
    setRange(0, millisecondsOf(end - m_start));
    setEnabled(maximum() >= kLeastWindow);
    m_buffered = millisecondsOf(status.position + status.buffer - m_start);
    if (!isSliderDown()) {
        const int place = millisecondsOf(status.position - m_start);
        setValue(m_isLive && m_isFollowing ? maximum() : place);
        describe(value());
    }
    m_isShowing = false;
    update();
    pointAgain();
}

void SeekBar::pointAgain() {
    if (m_pointedX) {
        point(isSliderDown() ? value() : valueAt(*m_pointedX));
    }
}

void SeekBar::leave() {
    m_pointedX.reset();
    Q_EMIT left();
}

void SeekBar::point(int value) {
    m_keyRest.stop();
    if (!isEnabled()) {
        return;
    }
    const std::chrono::milliseconds shown(m_isLive ? maximum() - value : value);
    const QString time = (m_isLive ? QStringLiteral("−") : QString()) + words::duration(shown);
    Q_EMIT pointed(m_start + std::chrono::milliseconds(value),
                   static_cast<int>(std::lround(placeOf(value))), time);
}

void SeekBar::describe(int value) {
    const std::chrono::milliseconds at(value);
    const std::chrono::milliseconds behind(maximum() - value);
    const QString words = !m_isLive       ? words::duration(at)
                          : m_isFollowing ? tr("at the live edge")
                                          : tr("%1 behind live").arg(words::duration(behind));
    setAccessibleDescription(words);
}

void SeekBar::seek(int value) {
    Q_EMIT sought(m_start + std::chrono::milliseconds(value));
}

double SeekBar::placeOf(int value) const {
    const double room = width() - 2 * kKnob;
    return kKnob + (maximum() > 0 ? room * value / maximum() : room);
}

int SeekBar::valueAt(double x) const {
    const double share = (x - kKnob) / std::max(1.0, width() - 2 * kKnob);
    return static_cast<int>(std::clamp(share, 0.0, 1.0) * maximum());
}

void SeekBar::paintEvent(QPaintEvent*) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double y = height() / 2.0;
    const auto stretch = [&](double from, double to, const QColor& color) {
        painter.setBrush(color);
        painter.drawRoundedRect(QRectF(from, y - kGroove / 2, std::max(0.0, to - from), kGroove),
                                kGroove / 2, kGroove / 2);
    };
    const double knob = placeOf(value());
    stretch(kKnob, width() - kKnob, tokens.hover);
    stretch(kKnob, placeOf(std::clamp(m_buffered, 0, maximum())), tokens.pressed);
    const QColor played = !isEnabled()                ? tokens.pressed
                          : m_isLive && m_isFollowing ? tokens.live
                                                      : tokens.accent;
    stretch(kKnob, knob, played);
    if (isEnabled()) {
        painter.setBrush(hasFocus() ? tokens.accent : tokens.text);
        painter.drawEllipse(QPointF(knob, y), kKnob, kKnob);
    }
}

void SeekBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    m_pointedX = event->position().x();
    setValue(valueAt(*m_pointedX));
    pointAgain();
    update();
}

void SeekBar::mouseMoveEvent(QMouseEvent* event) {
    m_pointedX = event->position().x();
    if (isSliderDown()) {
        setValue(valueAt(*m_pointedX));
        update();
    }
    pointAgain();
}

void SeekBar::mouseReleaseEvent(QMouseEvent*) {
    if (isSliderDown()) {
        setSliderDown(false);
        seek(value());
        if (!underMouse()) {
            leave();
        }
    }
}

void SeekBar::leaveEvent(QEvent* event) {
    QSlider::leaveEvent(event);
    if (!isSliderDown()) {
        leave();
    }
}

void SeekBar::hideEvent(QHideEvent* event) {
    QSlider::hideEvent(event);
    leave();
}

}  // namespace sigma::ui
