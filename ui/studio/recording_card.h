#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sigma::widgets {
class ElidedLabel;
}

namespace sigma::ui {

class Broadcaster;
class StudioDesk;

/// Starts, pauses and ends the recording, and says how long it is and how much still fits.
class RecordingCard final : public QWidget {
    Q_OBJECT

public:
    RecordingCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent = nullptr);

private:
    void refresh();
    void showRoom();

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    widgets::ElidedLabel* m_words;
    QLabel* m_title;
    QLabel* m_room;
    QPushButton* m_pause;
    QPushButton* m_toggle;
    int m_shownState = -1;
};

}  // namespace sigma::ui
