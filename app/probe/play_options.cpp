#include "app/probe/play_options.h"

#include <map>

#include <CLI/CLI.hpp>

namespace sigma::app {
namespace {

using player::LatencyMode;

constexpr std::size_t kMostViewers = 20'000;

const std::map<std::string, LatencyMode> kModes = {
    {"ultra", LatencyMode::kUltra}, {"low", LatencyMode::kLow}, {"normal", LatencyMode::kNormal}};

player::Duration toDuration(double seconds) {
    return std::chrono::round<player::Duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

void declarePlay(CLI::App& app, PlayOptions& options) {
    CLI::App* play = app.add_subcommand(
        "play", "Plays a stream and prints a JSON object a second, then a summary");
    declareStream(*play, options.stream, "How long to play");
    play->add_flag("--no-decode", options.isUndecoded,
                   "Load and count durations, without pictures and sound");
    play->add_flag("--sound", options.isHeard, "Let the sound be heard");
    play->add_option("--mode", options.mode, "ultra, low or normal; without it as the stream asks")
        ->transform(CLI::CheckedTransformer(kModes))
        ->option_text("MODE");
    play->add_option("--target", options.target,
                     "Latency to hold, in seconds; the stream's hold-back at least")
        ->check(CLI::Range(0.5, 600.0));
    play->add_option("--quality", options.quality,
                     "Index of the only variant to play; without it as the network allows");
    play->add_option("--clock", options.clockUrl,
                     "Answers with milliseconds since 1970; without it /time of the server");
    play->add_option("--beacon", options.beaconUrl, "Told every 10 s, and at the end, how it goes")
        ->type_name("URL");
    play->add_option("--viewers", options.viewers,
                     "As many viewers, who decode nothing; each has playlists and connections of "
                     "its own")
        ->check(CLI::Range(std::size_t{1}, kMostViewers));
    play->add_option("--ramp", options.ramp, "Seconds from the first of many viewers to the last")
        ->check(CLI::Range(0.0, 3600.0))
        ->capture_default_str();
    play->footer(
        "Exit status: 0 played without a stall, 1 with stalls, 2 playing failed after a while or "
        "some viewers never played, 3 nothing was played, 4 wrong usage.");
}

Result<PlayOrder> orderOf(const PlayOptions& options) {
    PlayOrder order;
    SIGMA_TRY_ASSIGN(order.url, httpclient::Url::parse(options.stream.url));
    if (!options.clockUrl.empty()) {
        SIGMA_TRY_ASSIGN(order.settings.clockUrl, httpclient::Url::parse(options.clockUrl));
    }
    if (!options.beaconUrl.empty()) {
        SIGMA_TRY_ASSIGN(order.beaconUrl, httpclient::Url::parse(options.beaconUrl));
    }
    order.settings.mode = options.mode;
    order.settings.onlyVariant = options.quality;
    if (options.target) {
        order.settings.target = toDuration(*options.target);
    }
    return order;
}

}  // namespace sigma::app
