#include "app/studio/options.h"

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace sigma::app {
ParsedStudioOptions parseStudioOptions(int argc, const char* const* argv) {
    ParsedStudioOptions parsed;
    StudioOptions& options = parsed.options;
    std::vector<std::string> proof;
    CLI::App app("sigma-studio: capture, encode and go live, with the server inside",
                 "sigma-studio");
    app.set_version_flag("--version", "sigma-studio " SIGMA_VERSION);
    app.add_option("--data", options.dataFolder,
                   "Folder of what the studio keeps (the user's own: sigma-live in XDG_DATA_HOME)")
        ->type_name("FOLDER");
    app.add_flag("--start-live", options.startsLive, "Go live as soon as the studio is there");
    app.add_flag("--minimized", options.isMinimized, "Start without showing the window in front");
    auto* headless = app.add_flag("--headless", options.isHeadless,
                                  "Run the server without a window, as sigma-server does");
    app.add_option("--config", options.serving.configFile,
                   "Configuration file of the server (TOML), with --headless")
        ->type_name("FILE")
        ->needs(headless);
    app.add_option("--prove-encoder", proof, "Encode some pictures and leave: KIND WIDTHxHEIGHT")
        ->expected(2);
    try {
        app.parse(argc, argv);
        if (!proof.empty()) {
            options.proof = {proof.at(0), proof.at(1)};
        }
    } catch (const CLI::ParseError& error) {
        parsed.exitStatus = app.exit(error) == 0 ? 0 : 2;
    }
    options.serving.dataFolder = options.dataFolder;
    return parsed;
}

}  // namespace sigma::app
