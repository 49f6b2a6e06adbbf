#pragma once

#include <QWidget>
#include <deque>

#include "ui/widgets/bitrate_point.h"

namespace sigma::widgets {

/// The last two minutes of what was sent, as an area, with the bitrate that was asked for as a
/// dashed line over it, and the minutes beneath.
class BitrateGraph final : public QWidget {
    Q_OBJECT

public:
    explicit BitrateGraph(QWidget* parent = nullptr);

    /// One point a second, the newest last; of more than two minutes the newest are shown.
    void setPoints(const std::deque<BitratePoint>& points);

    QSize sizeHint() const override { return {280, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    QPointF place(std::size_t index, double value, double highest) const;
    double highestValue() const;
    void paintAxes(QPainter& painter, double highest) const;
    void paintCurves(QPainter& painter, double highest) const;

    std::deque<BitratePoint> m_points;
};

}  // namespace sigma::widgets
