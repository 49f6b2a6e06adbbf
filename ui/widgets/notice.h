#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sigma::widgets {

/// A sentence inside the window that says what has happened and offers what can be done about it.
/// Never a dialog: nothing has to be clicked away before going on.
class Notice final : public QFrame {
    Q_OBJECT

public:
    enum class Kind { kInfo, kWarning, kError };

    explicit Notice(QWidget* parent = nullptr);

    /// Shows it. `action` is the button's text; empty for none.
    void say(Kind kind, const QString& text, const QString& action = {});
    void changeEvent(QEvent* event) override;

Q_SIGNALS:
    void acted();
    void dismissed();

private:
    void draw();

    Kind m_kind = Kind::kInfo;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_close;
};

}  // namespace sigma::widgets
