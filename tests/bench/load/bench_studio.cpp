#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <sys/resource.h>

#include "core/studio/studio_engine.h"
#include "tests/bench/load/added_latency.h"
#include "tests/bench/load/picture_dump.h"

namespace sigma::bench {
namespace {

struct Options {
    std::string url;
    std::string key;
    std::uint32_t width = 1280;
    std::uint32_t height = 720;
    std::int64_t bitrate = 3'000'000;
    double warmUp = 5;
    double seconds = 30;
    std::string dump;
};

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Calls `look` ten times a second for so long.
template <class Look>
void waitFor(double seconds, Look look) {
    boost::asio::io_context context;
    boost::asio::steady_timer timer(context);
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    while (std::chrono::steady_clock::now() < end) {
        timer.expires_after(std::chrono::milliseconds(100));
        timer.wait();
        look();
    }
}

studio::ProgramSettings programOf(const Options& options) {
    studio::ProgramSettings program;
    program.width = options.width;
    program.height = options.height;
    program.renditions = {{"", options.width, options.height, options.bitrate}};
    program.bitrate = {publish::BitrateMode::kFixed, options.bitrate, options.bitrate};
    return program;
}

capture::TestPictureSettings pictureOf(const Options& options) {
    return {{options.width, options.height}, 30, true};
}

int fail(const Error& error) {
    std::cerr << "sigma-bench-studio: " << error.context << '\n';
    return 1;
}

int publish(const Options& options) {
    const auto clock = std::make_shared<SystemClock>();
    const auto latency = std::make_shared<AddedLatency>();
    studio::StudioEngine engine(
        latency->watch(studio::realParts(clock, Logger::toStandardError(LogLevel::kWarning))));
    if (auto set = engine.setProgram(programOf(options)); set.has_error()) {
        return fail(set.error());
    }
    engine.setPreviewWanted(false);
    auto source = engine.addSource("Test", pictureOf(options));
    if (source.has_error()) {
        return fail(source.error());
    }
    engine.setLayout(studio::Layout::kFull, *source, {});
    auto live = engine.goLive({{{"bench", options.url, options.key, true}, false}});
    if (live.has_error()) {
        return fail(live.error());
    }
    waitFor(options.warmUp, [] {});
    const double cpuBefore = cpuSeconds();
    const studio::StudioReport before = engine.report();
    latency->restart();
    std::vector<double> queueMs;
    waitFor(options.seconds, [&] {
        queueMs.push_back(
            static_cast<double>(engine.report().destinations.at(0).status.queueDelay.count()));
    });
    const double cpu = cpuSeconds() - cpuBefore;
    const studio::StudioReport after = engine.report();
    const auto added = latency->percentiles();
    const auto& rendition = after.renditions.at(0);
    std::printf(
        "{\"cpuSeconds\": %.3f, \"framesEncoded\": %llu, \"framesSkipped\": %llu, "
        "\"framesLate\": %llu, \"framesDropped\": %llu, \"kbps\": %.0f, \"state\": %d, "
        "\"addedMs\": {\"p50\": %.2f, \"p99\": %.2f, \"max\": %.2f}, "
        "\"encodeMs\": {\"p50\": %.2f, \"p99\": %.2f}, \"queueMs\": {\"p50\": %.0f, \"p99\": "
        "%.0f}}\n",
        cpu,
        static_cast<unsigned long long>(rendition.framesEncoded -
                                        before.renditions.at(0).framesEncoded),
        static_cast<unsigned long long>(rendition.framesSkipped),
        static_cast<unsigned long long>(after.framesLate),
        static_cast<unsigned long long>(after.destinations.at(0).status.framesDropped),
        static_cast<double>(rendition.encodedBitrate) / 1e3, static_cast<int>(after.state),
        added.p50, added.p99, added.most, added.encodeP50, added.encodeP99, percentile(queueMs, 50),
        percentile(queueMs, 99));
    return 0;
}

}  // namespace
}  // namespace sigma::bench

/// The studio without a window, on the test picture: what it costs, and what it adds.
int main(int argc, char** argv) {
    sigma::bench::Options options;
    CLI::App app("Publishes the test picture, and says what that cost.", "sigma-bench-studio");
    app.add_option("--url", options.url, "rtmp://host:port/app");
    app.add_option("--key", options.key, "stream key");
    app.add_option("--width", options.width)->capture_default_str();
    app.add_option("--height", options.height)->capture_default_str();
    app.add_option("--bitrate", options.bitrate, "bits a second")->capture_default_str();
    app.add_option("--warm-up", options.warmUp, "seconds before it counts")->capture_default_str();
    app.add_option("--seconds", options.seconds, "for how long")->capture_default_str();
    app.add_option("--dump", options.dump, "writes so many seconds of the picture as Y4M instead");
    CLI11_PARSE(app, argc, argv);
    if (!options.dump.empty()) {
        const auto dumped =
            sigma::bench::dumpTestPicture(sigma::bench::pictureOf(options), options.dump,
                                          static_cast<std::size_t>(options.seconds * 30));
        return dumped.has_error() ? sigma::bench::fail(dumped.error()) : 0;
    }
    return sigma::bench::publish(options);
}
