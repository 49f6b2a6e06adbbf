#include "ui/widgets/bitrate_graph.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

constexpr std::size_t kMostPoints = 120;
constexpr double kLeastTop = 1'000'000;  // bits a second: an idle graph is flat, not noisy
constexpr double kHeadroom = 1.15;

}  // namespace

BitrateGraph::BitrateGraph(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(56);
    setMaximumHeight(220);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BitrateGraph::add(double sent, double wanted) {
    m_points.push_back({sent, wanted});
    if (m_points.size() > kMostPoints) {
        m_points.pop_front();
    }
    setAccessibleDescription(
        tr("Sending %1 Mb/s of %2 Mb/s")
            .arg(QLocale().toString(sent / 1e6, 'f', 1), QLocale().toString(wanted / 1e6, 'f', 1)));
    update();
}

void BitrateGraph::clear() {
    m_points.clear();
    update();
}

double BitrateGraph::highestValue() const {
    double highest = kLeastTop;
    for (const Point& point : m_points) {
        highest = std::max({highest, point.sent, point.wanted});
    }
    return highest * kHeadroom;
}

QPointF BitrateGraph::place(std::size_t index, double value, double highest) const {
    const auto fromRight = static_cast<double>(m_points.size() - 1 - index);
    const double x = width() - 1 - fromRight * (width() - 1) / static_cast<double>(kMostPoints - 1);
    return {x, height() - 1 - value / highest * (height() - 2)};
}

void BitrateGraph::paintEvent(QPaintEvent*) {
    const ThemeTokens& tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.line, 1));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = 0.5 + part * (height() - 1);
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    if (m_points.size() < 2) {
        return;
    }
    const double highest = highestValue();
    QPainterPath sent(place(0, m_points[0].sent, highest));
    QPainterPath wanted(place(0, m_points[0].wanted, highest));
    for (std::size_t index = 1; index < m_points.size(); ++index) {
        sent.lineTo(place(index, m_points[index].sent, highest));
        wanted.lineTo(place(index, m_points[index].wanted, highest));
    }
    QPainterPath area = sent;
    area.lineTo(width() - 1, height());
    area.lineTo(place(0, 0, highest).x(), height());
    area.closeSubpath();
    QLinearGradient gradient(0, 0, 0, height());
    QColor top = tokens.accent;
    top.setAlphaF(0.38F);
    QColor bottom = tokens.accent;
    bottom.setAlphaF(0.04F);
    gradient.setColorAt(0, top);
    gradient.setColorAt(1, bottom);
    painter.fillPath(area, gradient);
    painter.setPen(QPen(tokens.accent, 1.8));
    painter.drawPath(sent);
    painter.setPen(QPen(tokens.dimText, 1.2, Qt::DashLine));
    painter.drawPath(wanted);
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.8);
    painter.setFont(small);
    painter.setPen(tokens.dimText);
    painter.drawText(rect().adjusted(0, 3, 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     tr("%1 Mb/s").arg(QLocale().toString(highest / 1e6, 'f', 1)));
}

}  // namespace sigma::widgets
