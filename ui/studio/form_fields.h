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

/// The same for a stream key: covered, until somebody wants to see it.
QLineEdit* addKeyField(QLayout& column, const QString& object, QWidget* parent);
/// Says of a stream key whether one is kept, which is not shown again.
void showKept(QLineEdit& key, bool isKept);
/// What to do where there is none.
QString keyMissingSentence();

}  // namespace sigma::ui
