#pragma once

#include <string>

#include "core/lint/lint_session.h"

namespace sigma::lint {

/// The report for a person: findings by severity, then a line that sums up.
std::string toText(const LintReport& report);

/// The report for a program, one JSON object and a line's end.
std::string toJson(const LintReport& report);

}  // namespace sigma::lint
