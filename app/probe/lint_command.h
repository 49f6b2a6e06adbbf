#pragma once

#include <string>

#include "app/probe/exit_status.h"

namespace CLI {
class App;
}

namespace sigma::app {

/// What `sigma-probe lint` is asked to do.
struct LintOptions {
    std::string url;
    unsigned seconds = 20;
    bool printsJson = false;
    bool acceptsAnyCertificate = false;
};

void declareLint(CLI::App& app, LintOptions& options);
ExitStatus runLint(const LintOptions& options);

}  // namespace sigma::app
