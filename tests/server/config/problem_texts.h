#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/config/config_reader.h"

namespace sigma::config {

/// A [[channel]] without fault; what a test is about comes before it.
constexpr std::string_view kChannel =
    "[[channel]]\nname = \"demo\"\nstream_key = \"abcdefghijklmnop\"\n";

/// "line: key: message" of each problem that a text has; empty for a good one.
inline std::vector<std::string> problemTexts(const std::string& text) {
    std::vector<std::string> texts;
    if (const ConfigResult result = parseConfig(text); result.has_error()) {
        for (const ConfigProblem& problem : result.error().list) {
            texts.push_back(std::to_string(problem.line) + ": " + problem.key + ": " +
                            problem.message);
        }
    }
    return texts;
}

/// The problems of a text that a good channel follows.
inline std::vector<std::string> problemsBefore(const std::string& text) {
    return problemTexts(text + "\n" + std::string(kChannel));
}

}  // namespace sigma::config
