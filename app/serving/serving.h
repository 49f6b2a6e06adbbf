#pragma once

#include <string>

namespace sigma::app {

/// What a server is started with.
struct ServingOptions {
    std::string configFile;  ///< empty: defaults and one channel with a random key
    std::string dataFolder;  ///< empty: the user's own; see data_folder.h
    bool checksConfig = false;
    bool printsConfig = false;
};

/// Runs a server until SIGTERM or SIGINT; SIGHUP reads the configuration again. Prints what its
/// operator needs to know. Returns the program's exit status.
int serve(const ServingOptions& options);

}  // namespace sigma::app
