#pragma once

#include <QFrame>
#include <vector>

#include "core/studio/layout.h"

class QPushButton;

namespace sigma::ui {

class StudioDesk;

/// The layouts as small drawings in a row; one click puts one on, while live too.
class LayoutStrip final : public QFrame {
    Q_OBJECT

public:
    explicit LayoutStrip(StudioDesk& desk, QWidget* parent = nullptr);

private:
    void draw();

    StudioDesk& m_desk;
    std::vector<QPushButton*> m_buttons;
};

}  // namespace sigma::ui
