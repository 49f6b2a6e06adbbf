#pragma once

#include <QString>

#include "ui/studio/checklist.h"

/// The sentences of the list before going live.
namespace sigma::ui::words {

QString checkTitle(CheckId id);
QString checkSentence(const CheckItem& item);
/// Of the Fix button; empty where there is nothing to press.
QString fixName(Fix fix);

}  // namespace sigma::ui::words
