#pragma once

#include <QFrame>

class QHBoxLayout;

namespace sigma::ui {

/// The window's top: its name, and on the right what is for the whole of it.
///
/// Thread: the window's.
class StudioBar final : public QFrame {
    Q_OBJECT

public:
    StudioBar(bool isPreviewShown, QWidget* parent);

Q_SIGNALS:
    void previewToggled(bool isShown);
    void settingsWanted();
    void streamWanted();
    /// For whoever can't hold a button.
    void endWanted();
    void quitWanted();

private:
    void addName(QHBoxLayout& row);
    void addPreviewButton(QHBoxLayout& row, bool isPreviewShown);
    void addMenuButton(QHBoxLayout& row);
};

}  // namespace sigma::ui
