#pragma once

#include "app/probe/exit_status.h"
#include "app/probe/stream_options.h"

namespace sigma::app {

/// What `sigma-probe lint` is asked to do.
struct LintOptions {
    StreamOptions stream;
    bool printsJson = false;
};

void declareLint(CLI::App& app, LintOptions& options);
ExitStatus runLint(const LintOptions& options);

}  // namespace sigma::app
