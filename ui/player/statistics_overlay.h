#pragma once

#include <QPixmap>
#include <QWidget>

#include "core/viewer/live_player_snapshot.h"

namespace sigma::ui {

/// How a stream plays, in figures over its picture. It lets the pointer through.
class StatisticsOverlay final : public QWidget {
    Q_OBJECT

public:
    explicit StatisticsOverlay(QWidget* parent);

    void showSnapshot(const viewer::LivePlayerSnapshot& snapshot);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPixmap m_drawn;  ///< the picture beneath changes more often than the figures do
};

}  // namespace sigma::ui
