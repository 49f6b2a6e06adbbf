#include "ui/widgets/level_meter.h"

#include <QPainter>
#include <QPainterPath>
#include <array>

#include "ui/widgets/level_scale.h"
#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

constexpr int kBarHeight = 8;
constexpr double kNumberGap = 4;
constexpr int kScaleHeight = 13;
constexpr std::array<int, 7> kMarks = {-60, -48, -36, -24, -18, -6, 0};

struct Zone {
    float begin;
    float end;
    QColor color;
};

std::array<Zone, 3> zones() {
    const ThemeTokens& tokens = currentTokens();
    return {{{kMeterFloor, kMeterYellow, tokens.good},
             {kMeterYellow, kMeterRed, tokens.warning},
             {kMeterRed, 0, tokens.bad}}};
}

void fillUpTo(QPainter& painter, const QRectF& bar, float level, double opacity) {
    painter.setOpacity(opacity);
    for (const Zone& zone : zones()) {
        const double from = bar.left() + bar.width() * meterPosition(zone.begin);
        const double to = bar.left() + bar.width() * meterPosition(std::min(level, zone.end));
        if (to > from) {
            painter.fillRect(QRectF(from, bar.top(), to - from, bar.height()), zone.color);
        }
    }
    painter.setOpacity(1);
}

}  // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LevelMeter::setLevel(float peak, float rms, float peakHold) {
    if (peak == m_peak && rms == m_rms && peakHold == m_peakHold) {
        return;
    }
    m_peak = peak;
    m_rms = rms;
    m_peakHold = peakHold;
    update();
}

void LevelMeter::setMuted(bool isMuted) {
    m_isMuted = isMuted;
    update();
}

void LevelMeter::setScaleShown(bool isShown) {
    m_showsScale = isShown;
    updateGeometry();
}

QSize LevelMeter::sizeHint() const {
    return {220, kBarHeight + (m_showsScale ? kScaleHeight : 0)};
}

QSize LevelMeter::minimumSizeHint() const {
    return {80, sizeHint().height()};
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, 0, width(), kBarHeight);
    paintBar(painter, bar);
    if (m_showsScale) {
        paintScale(painter, bar);
    }
}

void LevelMeter::paintBar(QPainter& painter, const QRectF& bar) const {
    const ThemeTokens& tokens = currentTokens();
    QPainterPath shape;
    shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(bar, tokens.raised);
    fillUpTo(painter, bar, 0, 0.10);
    if (!m_isMuted) {
        fillUpTo(painter, bar, m_peak, 0.45);
        fillUpTo(painter, bar, m_rms, 1);
        if (m_peakHold > kMeterFloor) {
            const double x = bar.left() + bar.width() * meterPosition(m_peakHold);
            const QColor color = m_peakHold > kMeterRed ? tokens.bad : tokens.text;
            painter.fillRect(QRectF(x - 2, bar.top(), 2, bar.height()), color);
        }
    }
    painter.restore();
}

void LevelMeter::paintScale(QPainter& painter, const QRectF& bar) const {
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.72);
    painter.setFont(small);
    painter.setPen(currentTokens().dimText);
    double taken = bar.left() - kNumberGap;
    const QFontMetricsF metrics(small);
    const double last = bar.right() - metrics.horizontalAdvance(QString::number(kMarks.back()));
    for (const int mark : kMarks) {
        const QString number = QString::number(mark);
        const double length = metrics.horizontalAdvance(number);
        const double middle = bar.left() + bar.width() * meterPosition(static_cast<float>(mark));
        const double left = qBound(bar.left(), middle - length / 2, bar.right() - length);
        // In a narrow meter the ends count most.
        const bool isLast = mark == kMarks.back();
        if (left < taken + kNumberGap || (!isLast && left + length + kNumberGap > last)) {
            continue;
        }
        painter.drawText(QRectF(left, bar.bottom() + 1, length + 1, kScaleHeight - 1),
                         Qt::AlignLeft | Qt::AlignVCenter, number);
        taken = left + length;
    }
}

}  // namespace sigma::widgets
