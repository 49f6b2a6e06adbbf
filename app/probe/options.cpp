#include "app/probe/options.h"

#include <CLI/CLI.hpp>

namespace sigma::app {

ParsedOptions parseOptions(int argc, const char* const* argv) {
    LintOptions lint;
    PlayOptions play;
    CLI::App app("sigma-probe: watches HLS streams of any server", "sigma-probe");
    app.set_version_flag("--version", "sigma-probe " SIGMA_VERSION);
    app.require_subcommand(1);
    declareLint(app, lint);
    declarePlay(app, play);
    ParsedOptions parsed;
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        parsed.exitStatus = app.exit(error) == 0 ? kNothingFound : kWrongUsage;
        return parsed;
    }
    if (app.got_subcommand("lint")) {
        parsed.lint = std::move(lint);
    } else {
        parsed.play = std::move(play);
    }
    return parsed;
}

}  // namespace sigma::app
