#pragma once

#include <QScrollArea>
#include <vector>

class QVBoxLayout;

namespace sigma::ui {

/// A page of settings: rows of a name, what it means, and the control that sets it.
class SettingsPage : public QScrollArea {
    Q_OBJECT

public:
    SettingsPage(const QString& name, const QString& icon, QWidget* parent);

    const QString& name() const { return m_name; }
    const QString& icon() const { return m_icon; }

    /// The control gets the row's name as its accessible name.
    void addRow(const QString& name, const QString& meaning, QWidget* control);
    /// A sentence between rows.
    void addText(const QString& text);
    void addSpace();

    /// Shows the rows that have the words in them, all where there are none; how many there are.
    int filter(const QString& words);

private:
    struct Row {
        QString text;
        QWidget* line;
    };

    QString m_name;
    QString m_icon;
    QVBoxLayout* m_column;
    std::vector<Row> m_rows;
};

}  // namespace sigma::ui
