#pragma once

#include <optional>
#include <string>

#include "app/probe/stream_options.h"
#include "core/base/result.h"
#include "core/httpclient/url.h"
#include "core/player/player_settings.h"

namespace sigma::app {

/// What `sigma-probe play` is asked to do, as it was typed.
struct PlayOptions {
    StreamOptions stream;
    bool isUndecoded = false;
    bool isHeard = false;
    std::optional<player::LatencyMode> mode;
    std::optional<double> target;  ///< seconds
    std::optional<std::size_t> quality;
    std::string clockUrl;
    std::string beaconUrl;
    std::size_t viewers = 1;
    double ramp = 5;  ///< seconds
};

void declarePlay(CLI::App& app, PlayOptions& options);

/// What is to be played, by the options. Errors: kInvalidArgument, kUnsupported for a URL.
struct PlayOrder {
    httpclient::Url url;
    player::PlayerSettings settings;
    std::optional<httpclient::Url> beaconUrl;
};
Result<PlayOrder> orderOf(const PlayOptions& options);

}  // namespace sigma::app
