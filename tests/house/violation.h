#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace sigma::house {

/// A place where a rule of the house is broken, and what to do about it.
struct Violation {
    std::string file;
    std::size_t line = 0;  ///< 0 when the whole file is meant
    std::string rule;
    std::string advice;

    friend bool operator==(const Violation&, const Violation&) = default;
};

using Violations = std::vector<Violation>;

/// As a compiler would print it: file:line: [rule] advice.
inline std::ostream& operator<<(std::ostream& out, const Violation& violation) {
    out << violation.file;
    if (violation.line != 0) {
        out << ':' << violation.line;
    }
    return out << ": [" << violation.rule << "] " << violation.advice;
}

}  // namespace sigma::house
