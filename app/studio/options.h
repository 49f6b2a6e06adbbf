#pragma once

#include <optional>
#include <string>

#include "app/serving/serving.h"

namespace sigma::app {

/// An encoder to be proved in this process, for the one that has started it.
struct EncoderToProve {
    std::string kind;
    std::string size;  ///< "1280x720"
};

/// What the studio's command line asks for.
struct StudioOptions {
    std::string dataFolder;  ///< empty: the user's own; see app/serving/data_folder.h
    bool startsLive = false;
    bool isMinimized = false;
    bool isHeadless = false;
    ServingOptions serving;  ///< for headless
    std::optional<EncoderToProve> proof;
};

struct ParsedStudioOptions {
    StudioOptions options;
    std::optional<int> exitStatus;  ///< leave with it, after --help or a mistake
};

ParsedStudioOptions parseStudioOptions(int argc, const char* const* argv);

}  // namespace sigma::app
