#include "ui/player/statistics_overlay.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/player/player_words.h"

namespace sigma::ui {
namespace {

constexpr double kMargin = 12;
constexpr int kFromEdge = 14;
constexpr double kGap = 18;  // between names and values
constexpr double kLeastValue = 110;
constexpr double kMostValue = 280;  // longer ones take several lines
const QColor kGround(8, 10, 14, 205);
const QColor kName(0x9A, 0xA5, 0xB4);
const QColor kValue(0xEC, 0xEF, 0xF4);

}  // namespace

StatisticsOverlay::StatisticsOverlay(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("playerStatistics"));
    setAccessibleName(tr("Statistics"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
}

void StatisticsOverlay::showSnapshot(const viewer::LivePlayerSnapshot& snapshot) {
    const auto lines = words::statistics(snapshot);
    const QFontMetricsF metrics(font());
    double names = 0;
    double values = kLeastValue;
    QString description;
    for (const auto& [name, value] : lines) {
        names = std::max(names, metrics.horizontalAdvance(name));
        values = std::max(values, metrics.horizontalAdvance(value));
        description += QStringLiteral("%1: %2. ").arg(name, value);
    }
    setAccessibleDescription(description.trimmed());
    values = std::ceil(std::min(values, kMostValue));
    const auto heightOf = [&](const QString& value) {
        const QRectF room(0, 0, values, 0);
        const double words = metrics.boundingRect(room, Qt::TextWordWrap, value).height();
        return std::ceil(words + metrics.height() * 0.25);
    };
    double height = 2 * kMargin;
    for (const auto& [name, value] : lines) {
        height += heightOf(value);
    }
    const QSizeF size(std::ceil(2 * kMargin + names + kGap + values), height);
    resize(size.toSize());
    takePlace();
    const double scale = devicePixelRatioF();
    m_drawn = QPixmap((size * scale).toSize());
    m_drawn.setDevicePixelRatio(scale);
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround);
    painter.drawRoundedRect(QRectF(QPointF(), size), 10, 10);
    painter.setFont(font());
    double y = kMargin;
    for (const auto& [name, value] : lines) {
        const double row = heightOf(value);
        painter.setPen(kName);
        painter.drawText(QRectF(kMargin, y, names, row), Qt::AlignTop | Qt::AlignLeft, name);
        painter.setPen(kValue);
        painter.drawText(QRectF(kMargin + names + kGap, y, values, row),
                         Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, value);
        y += row;
    }
    update();
}

bool StatisticsOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        takePlace();
    }
    return QWidget::eventFilter(watched, event);
}

void StatisticsOverlay::takePlace() {
    move(kFromEdge, std::max(0, parentWidget()->height() - height() - kFromEdge));
}

void StatisticsOverlay::paintEvent(QPaintEvent*) {
    QPainter(this).drawPixmap(0, 0, m_drawn);
}

}  // namespace sigma::ui
