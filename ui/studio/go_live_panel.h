#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sigma::widgets {
class ElidedLabel;
class GoLiveButton;
}  // namespace sigma::widgets

namespace sigma::ui {

class Broadcaster;
class StudioDesk;

/// The button that matters, and where it leads to.
class GoLivePanel final : public QWidget {
    Q_OBJECT

public:
    GoLivePanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent = nullptr);

Q_SIGNALS:
    void destinationWanted();

private:
    void showButton();
    void showHindrance();
    void showDestination();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    widgets::GoLiveButton* m_button;
    QPushButton* m_destination;
    widgets::ElidedLabel* m_place;
    QLabel* m_hindrance;
};

}  // namespace sigma::ui
