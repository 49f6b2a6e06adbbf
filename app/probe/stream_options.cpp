#include "app/probe/stream_options.h"

#include <CLI/CLI.hpp>

namespace sigma::app {

void declareStream(CLI::App& command, StreamOptions& options, const char* secondsMeaning) {
    constexpr unsigned kLongest = 24 * 3600;
    command.add_option("url", options.url, "Multivariant or media playlist, http or https")
        ->type_name("URL")
        ->required();
    command.add_option("--seconds", options.seconds, secondsMeaning)
        ->check(CLI::Range(1U, kLongest))
        ->capture_default_str();
    command.add_flag("--insecure", options.acceptsAnyCertificate,
                     "Accept any certificate of an https server");
}

}  // namespace sigma::app
