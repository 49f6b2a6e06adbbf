#include "ui/widgets/bitrate_graph.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

constexpr double kLeastTop = 1'000'000;  // bits a second: an idle graph is flat, not noisy
constexpr double kHeadroom = 1.15;
constexpr double kSmaller = 0.8;  // the letters of its axes

QFont axisFont(const QFont& font) {
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * kSmaller);
    return small;
}

}  // namespace

BitrateGraph::BitrateGraph(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(56);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BitrateGraph::setPoints(const std::deque<BitratePoint>& points) {
    const auto surplus =
        points.size() > kMostBitratePoints ? points.size() - kMostBitratePoints : 0;
    m_points.assign(points.begin() + static_cast<std::ptrdiff_t>(surplus), points.end());
    if (!m_points.empty()) {
        const BitratePoint& newest = m_points.back();
        setAccessibleDescription(tr("Sending %1 Mb/s of %2 Mb/s")
                                     .arg(QLocale().toString(newest.sent / 1e6, 'f', 1),
                                          QLocale().toString(newest.wanted / 1e6, 'f', 1)));
    }
    update();
}

QRectF BitrateGraph::plot() const {
    const double axis = QFontMetricsF(axisFont(font())).height() + 3;
    return {0, 0, static_cast<double>(width()), height() - axis};
}

double BitrateGraph::highestValue() const {
    double highest = kLeastTop;
    for (const BitratePoint& point : m_points) {
        highest = std::max({highest, point.sent, point.wanted});
    }
    return highest * kHeadroom;
}

QPointF BitrateGraph::place(std::size_t index, double value, double highest) const {
    const QRectF area = plot();
    const auto fromRight = static_cast<double>(m_points.size() - 1 - index);
    const double x = area.right() - 1 -
                     fromRight * (area.width() - 1) / static_cast<double>(kMostBitratePoints - 1);
    return {x, area.bottom() - 1 - value / highest * (area.height() - 2)};
}

void BitrateGraph::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double highest = highestValue();
    if (m_points.size() > 1) {
        paintCurves(painter, highest);
    }
    paintAxes(painter, highest);
}

void BitrateGraph::paintCurves(QPainter& painter, double highest) const {
    const ThemeTokens& tokens = currentTokens();
    const QRectF area = plot();
    QPainterPath sent(place(0, m_points[0].sent, highest));
    QPainterPath wanted(place(0, m_points[0].wanted, highest));
    for (std::size_t index = 1; index < m_points.size(); ++index) {
        sent.lineTo(place(index, m_points[index].sent, highest));
        wanted.lineTo(place(index, m_points[index].wanted, highest));
    }
    QPainterPath filled = sent;
    filled.lineTo(area.right() - 1, area.bottom());
    filled.lineTo(place(0, 0, highest).x(), area.bottom());
    filled.closeSubpath();
    QLinearGradient gradient(area.topLeft(), area.bottomLeft());
    QColor top = tokens.accent;
    top.setAlphaF(0.38F);
    QColor bottom = tokens.accent;
    bottom.setAlphaF(0.04F);
    gradient.setColorAt(0, top);
    gradient.setColorAt(1, bottom);
    painter.fillPath(filled, gradient);
    painter.setPen(QPen(tokens.accent, 1.8));
    painter.drawPath(sent);
    painter.setPen(QPen(tokens.dimText, 1.2, Qt::DashLine));
    painter.drawPath(wanted);
}

void BitrateGraph::paintAxes(QPainter& painter, double highest) const {
    const ThemeTokens& tokens = currentTokens();
    const QRectF area = plot();
    painter.setPen(QPen(tokens.line, 1));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = 0.5 + part * (area.height() - 1);
        painter.drawLine(QPointF(0, y), QPointF(area.right(), y));
    }
    painter.setFont(axisFont(font()));
    painter.setPen(tokens.dimText);
    painter.drawText(area.adjusted(0, 3, 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     tr("%1 Mb/s").arg(QLocale().toString(highest / 1e6, 'f', 1)));
    const QRectF line(0, area.bottom() + 2, area.width(), height() - area.bottom() - 2);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, tr("2 min ago"));
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignVCenter, tr("1 min"));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, tr("now"));
}

}  // namespace sigma::widgets
