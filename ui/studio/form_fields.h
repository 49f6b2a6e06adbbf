#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QString>

class QLayout;

namespace sigma::ui {

/// A sentence over or under the fields, as long as it needs to be.
QLabel* makeHint(const QString& text, QWidget* parent);

/// Adds a name and a line to write in below it; screen readers say the name. `example` is shown
/// while it is empty.
QLineEdit* addField(QLayout& column, const QString& object, const QString& name,
                    const std::string& value, const QString& example, QWidget* parent);

/// The same for a stream key: covered, until somebody wants to see it. A key that is kept is not
/// shown again.
QLineEdit* addKeyField(QLayout& column, const QString& object, bool isKept, QWidget* parent);

}  // namespace sigma::ui
