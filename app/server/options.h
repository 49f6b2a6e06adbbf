#pragma once

#include <optional>

#include "app/serving/serving.h"

namespace sigma::app {

/// What is to be done: run with the options, or leave with a status after --help or a mistake.
struct ParsedOptions {
    ServingOptions options;
    std::optional<int> exitStatus;
};

ParsedOptions parseOptions(int argc, const char* const* argv);

}  // namespace sigma::app
