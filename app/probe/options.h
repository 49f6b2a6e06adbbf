#pragma once

#include <optional>
#include <string>

namespace sigma::app {

/// What `sigma-probe lint` is asked to do.
struct LintOptions {
    std::string url;
    unsigned seconds = 20;
    bool printsJson = false;
    bool acceptsAnyCertificate = false;
};

/// What is to be done: check, or leave with a status after --help or a mistake.
struct ParsedOptions {
    LintOptions lint;
    std::optional<int> exitStatus;
};

ParsedOptions parseOptions(int argc, const char* const* argv);

}  // namespace sigma::app
