#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "tests/bench/load/held_channel.h"
#include "tests/bench/load/key_pattern.h"
#include "tests/bench/load/quantiles.h"

namespace sigma::bench {
namespace {

namespace asio = boost::asio;

struct Options {
    std::uint16_t rtmpPort = 1935;
    std::uint16_t httpPort = 8080;
    std::string keys = "bench-{}-0123456789abcdef";
    std::string names = "bench-{}";
    std::size_t channels = 1;
    std::size_t viewers = 1;
    std::string recording;
    double seconds = 10;
    Waits waits = Waits::kForPlaylist;
};

int hold(const Options& options) {
    auto recording = readFlvRecording(options.recording);
    if (recording.has_error()) {
        std::cerr << "sigma-bench-hold: " << recording.error().context << '\n';
        return 1;
    }
    const auto shared = std::make_shared<const FlvRecording>(std::move(*recording));
    const auto loopback = asio::ip::address_v4::loopback();
    const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                        std::chrono::duration<double>(options.seconds));
    asio::io_context context(1);
    Delays delays;
    std::vector<std::unique_ptr<PacedPublisher>> publishers;
    std::vector<std::unique_ptr<HeldChannel>> channels;
    std::size_t open = options.channels;
    int status = 0;
    const auto report = [&status](const std::exception_ptr& problem) {
        try {
            if (problem) {
                std::rethrow_exception(problem);
            }
        } catch (const std::exception& exception) {
            std::cerr << "sigma-bench-hold: " << exception.what() << '\n';
            status = 1;
        }
    };
    for (std::size_t index = 0; index != options.channels; ++index) {
        publishers.push_back(
            std::make_unique<PacedPublisher>(context, shared, nameOf(options.keys, index)));
        const auto delay = beginOf(index, options.channels);
        asio::co_spawn(context, publishers.back()->run({loopback, options.rtmpPort}, delay),
                       report);
        channels.push_back(std::make_unique<HeldChannel>(context, nameOf(options.names, index),
                                                         *publishers.back(), options.viewers,
                                                         options.waits, delays));
        asio::co_spawn(context, channels.back()->run({loopback, options.httpPort}, end),
                       [&](const std::exception_ptr& problem) {
                           report(problem);
                           if (--open == 0) {
                               context.stop();
                           }
                       });
    }
    context.run();
    std::cout << "{\"answers\": " << delays.toFirstByte.size() << ", \"failed\": " << delays.failed;
    std::cout << ", \"firstByteMs\": " << quantilesJson(std::move(delays.toFirstByte))
              << ", \"lastByteMs\": " << quantilesJson(std::move(delays.toLastByte)) << "}\n";
    return status;
}

}  // namespace
}  // namespace sigma::bench

/// Publishes to channels and has viewers wait for each part of them, in one process, so that the
/// time from the publisher's last byte to the viewer's first is read from one clock.
int main(int argc, char** argv) {
    using sigma::bench::Waits;
    sigma::bench::Options options;
    CLI::App app("Measures how long a part takes from its publisher to those who wait for it.",
                 "sigma-bench-hold");
    const std::map<std::string, Waits> kinds = {{"playlist", Waits::kForPlaylist},
                                                {"part", Waits::kForPart},
                                                {"play", Waits::kAsPlayersDo}};
    app.add_option("--rtmp-port", options.rtmpPort, "RTMP port")->capture_default_str();
    app.add_option("--http-port", options.httpPort, "HTTP port")->capture_default_str();
    app.add_option("--keys", options.keys, "stream keys; {} is the number")->capture_default_str();
    app.add_option("--names", options.names, "channels; {} is the number")->capture_default_str();
    app.add_option("--channels", options.channels, "channels")->capture_default_str();
    app.add_option("--viewers", options.viewers, "viewers of each")->capture_default_str();
    app.add_option("--recording", options.recording, "FLV file with H.264")->required();
    app.add_option("--seconds", options.seconds, "for how long")->capture_default_str();
    app.add_option("--wait-for", options.waits, "playlist, part, or play: both in turn")
        ->transform(CLI::CheckedTransformer(kinds));
    CLI11_PARSE(app, argc, argv);
    return sigma::bench::hold(options);
}
