#pragma once

#include <optional>

#include "app/probe/lint_command.h"
#include "app/probe/play_options.h"

namespace sigma::app {

/// What is to be done: one of the commands, or leave with a status after --help or a mistake.
struct ParsedOptions {
    std::optional<LintOptions> lint;
    std::optional<PlayOptions> play;
    int exitStatus = 0;
};

ParsedOptions parseOptions(int argc, const char* const* argv);

}  // namespace sigma::app
