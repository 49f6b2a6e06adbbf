#include "app/studio/options.h"

#include <charconv>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace sigma::app {
namespace {

std::uint32_t numberOf(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// "x264", "1280x720".
std::optional<EncoderToProve> proofOf(const std::vector<std::string>& words) {
    const std::string_view size = words.at(1);
    const auto cross = size.find('x');
    if (cross == std::string_view::npos) {
        return std::nullopt;
    }
    EncoderToProve proof{words.at(0), numberOf(size.substr(0, cross)),
                         numberOf(size.substr(cross + 1))};
    const bool isSize = proof.width > 0 && proof.height > 0;
    return isSize ? std::optional(std::move(proof)) : std::nullopt;
}

}  // namespace

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
            options.proof = proofOf(proof);
            if (!options.proof) {
                throw CLI::ValidationError("--prove-encoder", "expects KIND WIDTHxHEIGHT");
            }
        }
    } catch (const CLI::ParseError& error) {
        parsed.exitStatus = app.exit(error) == 0 ? 0 : 2;
    }
    options.serving.dataFolder = options.dataFolder;
    return parsed;
}

}  // namespace sigma::app
