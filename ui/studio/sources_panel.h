#pragma once

#include <QWidget>
#include <vector>

#include "ui/studio/studio_desk.h"

class QMenu;
class QPushButton;
class QVBoxLayout;

namespace sigma::ui {

class Broadcaster;
class SourceRow;

/// The list of sources, and the menu that adds one.
class SourcesPanel final : public QWidget {
    Q_OBJECT

public:
    SourcesPanel(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent = nullptr);

    /// Opens the menu of what can be added.
    void showAddMenu();

private:
    void build();
    void showPlaces();
    void showStatus();
    void addKind(const capture::SourceSettings& settings);
    void change(studio::SourceId id);

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    QVBoxLayout* m_column;
    QPushButton* m_add;
    QMenu* m_menu;
    std::vector<SourceRow*> m_rows;
};

}  // namespace sigma::ui
