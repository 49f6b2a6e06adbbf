#pragma once

#include <QFrame>
#include <optional>
#include <vector>

#include "core/publish/output.h"

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace sigma::widgets {
class ElidedLabel;
}

namespace sigma::ui {

class Broadcaster;
class StudioDesk;

/// While live at several destinations: how each of them does. Of one alone it says nothing.
///
/// Thread: the window's.
class DestinationsCard final : public QFrame {
    Q_OBJECT

public:
    DestinationsCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent);

    /// Takes up the broadcaster's report.
    void refresh();

private:
    struct Row {
        QWidget* line;
        QLabel* mark;
        widgets::ElidedLabel* name;
        QLabel* state;
        QBoxLayout* words;
        std::optional<publish::OutputState> shown = std::nullopt;
    };
    void addRow();
    void showRow(std::size_t index);
    QString nameOf(std::size_t index) const;

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    QVBoxLayout* m_column;
    std::vector<Row> m_rows;
};

}  // namespace sigma::ui
