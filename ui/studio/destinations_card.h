#pragma once

#include <QFrame>
#include <optional>
#include <string>
#include <vector>

#include "core/publish/output.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace sigma::widgets {
class ElidedLabel;
}

namespace sigma::ui {

class Broadcaster;
class StudioDesk;
struct FurtherService;

/// While live, where there is more than one place to publish to: how each of them does, and a
/// switch for each but the main one.
///
/// Thread: the window's.
class DestinationsCard final : public QFrame {
    Q_OBJECT

public:
    DestinationsCard(StudioDesk& desk, Broadcaster& broadcaster, QWidget* parent);

    /// Takes up the broadcaster's report.
    void refresh();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        std::string id;  ///< of the service; empty: the main destination
        QLabel* mark;
        widgets::ElidedLabel* name;
        QLabel* state;
        QLabel* reason;
        QCheckBox* isOn;  ///< null: it can't be switched off
        std::optional<QString> shownMark = std::nullopt;
    };
    /// How a row's destination does; nothing: it is switched off.
    using Status = std::optional<publish::OutputStatus>;

    void addRow(const std::string& id);
    void buildFor(const std::vector<FurtherService>& services);
    void showRow(Row& row, const QString& name, const Status& status);
    void giveLinesTo(QLabel& reason) const;
    Status statusOf(const std::string& id, bool isOn) const;
    void switchOver(const std::string& id, bool isOn);

    StudioDesk& m_desk;
    Broadcaster& m_broadcaster;
    QVBoxLayout* m_column;
    std::vector<Row> m_rows;
};

}  // namespace sigma::ui
