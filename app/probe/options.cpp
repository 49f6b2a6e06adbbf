#include "app/probe/options.h"

#include <CLI/CLI.hpp>

#include "app/probe/exit_status.h"

namespace sigma::app {
namespace {

constexpr unsigned kLongestCheck = 24 * 3600;

constexpr const char* kStatuses =
    "Exit status: 0 nothing but notes, 1 warnings, 2 errors, 3 no playlist at the URL, "
    "4 wrong usage.";

}  // namespace

ParsedOptions parseOptions(int argc, const char* const* argv) {
    ParsedOptions parsed;
    LintOptions& options = parsed.lint;
    CLI::App app("sigma-probe: watches HLS streams of any server", "sigma-probe");
    app.set_version_flag("--version", "sigma-probe " SIGMA_VERSION);
    app.require_subcommand(1);
    CLI::App* lint = app.add_subcommand(
        "lint", "Plays a stream as a low-latency client and reports every rule that it breaks");
    lint->add_option("url", options.url, "Multivariant or media playlist, http or https")
        ->type_name("URL")
        ->required();
    lint->add_option("--seconds", options.seconds, "How long to follow a live stream")
        ->check(CLI::Range(1U, kLongestCheck))
        ->capture_default_str();
    lint->add_flag("--json", options.printsJson, "Print one JSON object in place of text");
    lint->add_flag("--insecure", options.acceptsAnyCertificate,
                   "Accept any certificate of an https server");
    lint->footer(kStatuses);
    app.footer(kStatuses);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        parsed.exitStatus = app.exit(error) == 0 ? kNothingFound : kWrongUsage;
    }
    return parsed;
}

}  // namespace sigma::app
