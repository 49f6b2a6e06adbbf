#pragma once

#include <optional>
#include <string>

namespace sigma::app {

/// What the command line asks for.
struct Options {
    std::string configFile;  ///< empty: defaults and one channel with a random key
    std::string dataFolder;  ///< empty: the user's own; see data_folder.h
    bool checksConfig = false;
    bool printsConfig = false;
};

/// What is to be done: run with the options, or leave with a status after --help or a mistake.
struct ParsedOptions {
    Options options;
    std::optional<int> exitStatus;
};

ParsedOptions parseOptions(int argc, const char* const* argv);

}  // namespace sigma::app
