#pragma once

#include <QString>

#include "ui/studio/health.h"

/// How a broadcast does, in a sentence.
namespace sigma::ui::words {

QString gradeName(HealthGrade grade);
QString healthSentence(const HealthVerdict& verdict);

}  // namespace sigma::ui::words
