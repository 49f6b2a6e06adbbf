#include "app/server/options.h"

#include <CLI/CLI.hpp>

namespace sigma::app {

ParsedOptions parseOptions(int argc, const char* const* argv) {
    ParsedOptions parsed;
    ServingOptions& options = parsed.options;
    CLI::App app("sigma-server: RTMP in, Low-Latency HLS out", "sigma-server");
    app.set_version_flag("--version", "sigma-server " SIGMA_VERSION);
    app.add_option("--config", options.configFile, "Configuration file (TOML)")->type_name("FILE");
    app.add_option("--data", options.dataFolder,
                   "Folder of what the server keeps (the user's own: sigma-live in XDG_DATA_HOME)")
        ->type_name("FOLDER");
    app.add_flag("--check-config", options.checksConfig,
                 "Report every problem of the configuration and leave");
    app.add_flag("--print-config", options.printsConfig,
                 "Print the whole configuration, with what each key means, and leave");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        parsed.exitStatus = app.exit(error) == 0 ? 0 : 2;
    }
    return parsed;
}

}  // namespace sigma::app
