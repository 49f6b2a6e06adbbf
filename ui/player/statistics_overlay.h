#pragma once

#include <QPixmap>
#include <QWidget>

#include "core/viewer/live_player_snapshot.h"

namespace sigma::ui {

/// How a stream plays, in figures over its picture, in the lower left corner: above there may be
/// something to click. It lets the pointer through.
class StatisticsOverlay final : public QWidget {
    Q_OBJECT

public:
    /// Over `parent`, which has no layout of its own.
    explicit StatisticsOverlay(QWidget* parent);

    void showSnapshot(const viewer::LivePlayerSnapshot& snapshot);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takePlace();

    QPixmap m_drawn;  ///< the picture beneath changes more often than the figures do
};

}  // namespace sigma::ui
