#pragma once

#include <QString>

/// What is said of sound both before and while going live.
namespace sigma::ui::words {

QString hearNothing();
QString hearTone();

}  // namespace sigma::ui::words
