#pragma once

#include <QFrame>

#include "core/capture/capture_source.h"
#include "ui/studio/studio_desk.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace sigma::widgets {
class ElidedLabel;
}

namespace sigma::ui {

/// One source in the list: what it is, its name, how it does, its place in the layout, its menu.
class SourceRow final : public QFrame {
    Q_OBJECT

public:
    SourceRow(StudioDesk& desk, const DeskSource& source, QWidget* parent);

    studio::SourceId id() const { return m_id; }
    void setStatus(const capture::SourceStatus& status);
    void setPlace(bool isMain, bool isGuest, bool isGuestShown);

Q_SIGNALS:
    void changeWanted(sigma::studio::SourceId id);

protected:
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void beginRename();
    void endRename();
    void showMenu();

    StudioDesk& m_desk;
    studio::SourceId m_id;
    bool m_hasVideo;
    capture::SourceState m_state = capture::SourceState::kStopped;
    QString m_reason;
    widgets::ElidedLabel* m_name;
    QLineEdit* m_editor;
    QLabel* m_mark;
    widgets::ElidedLabel* m_status;
    QLabel* m_place;
    QPushButton* m_front;
    QPushButton* m_menu;
};

}  // namespace sigma::ui
