#pragma once

#include <string>

namespace CLI {
class App;
}

namespace sigma::app {

/// What every command is told of the stream that it is for.
struct StreamOptions {
    std::string url;
    unsigned seconds = 20;
    bool acceptsAnyCertificate = false;
};

/// `secondsMeaning`: what the command does for so long.
void declareStream(CLI::App& command, StreamOptions& options, const char* secondsMeaning);

}  // namespace sigma::app
