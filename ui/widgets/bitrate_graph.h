#pragma once

#include <QWidget>
#include <deque>

namespace sigma::widgets {

/// The last two minutes of what was sent, as an area, with the bitrate that was asked for as a
/// dashed line over it.
class BitrateGraph final : public QWidget {
    Q_OBJECT

public:
    explicit BitrateGraph(QWidget* parent = nullptr);

    /// One point a second; bits a second.
    void add(double sent, double wanted);
    void clear();

    QSize sizeHint() const override { return {280, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Point {
        double sent;
        double wanted;
    };
    QPointF place(std::size_t index, double value, double highest) const;
    double highestValue() const;

    std::deque<Point> m_points;
};

}  // namespace sigma::widgets
