#include "server/config/config_problem.h"

#include <stdexcept>

namespace sigma::config {

std::string toString(const ConfigProblem& problem, std::string_view fileName) {
    std::string text(fileName);
    if (problem.line != 0) {
        text += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    }
    if (!problem.key.empty()) {
        text += ": " + problem.key;
    }
    return text + ": " + problem.message;
}

void throw_exception_from_error(const ConfigProblems& problems,
                                const boost::source_location& location) {
    throw std::logic_error("unchecked configuration with " + std::to_string(problems.list.size()) +
                           " problems at " + location.to_string());
}

}  // namespace sigma::config
