#pragma once

#include <QWidget>
#include <vector>

#include "ui/studio/checklist.h"

class QLabel;
class QPushButton;

namespace sigma::ui {

class Broadcaster;

/// The checklist before going live: a mark, a sentence and a way to mend it, for each check.
class ChecklistView final : public QWidget {
    Q_OBJECT

public:
    explicit ChecklistView(Broadcaster& broadcaster, QWidget* parent = nullptr);

Q_SIGNALS:
    void fixWanted(const sigma::ui::CheckItem& item);

private:
    struct Row {
        CheckItem item;
        QWidget* line;
        QLabel* mark;
        QLabel* sentence;
        QPushButton* fix;
    };
    void addRow(CheckId id, QLayout& column);
    void showChecks();
    static void showItem(Row& row, const CheckItem& item);

    Broadcaster& m_broadcaster;
    QLabel* m_summary;
    std::vector<Row> m_rows;
};

}  // namespace sigma::ui
