#pragma once

#include <string>
#include <vector>

#include "tests/house/violation.h"

namespace sigma::house {

/// "file:line [rule]" of each violation, for comparison.
inline std::vector<std::string> brokenRules(const Violations& violations) {
    std::vector<std::string> names;
    for (const Violation& violation : violations) {
        names.push_back(violation.file + ":" + std::to_string(violation.line) + " " +
                        violation.rule);
    }
    return names;
}

}  // namespace sigma::house
