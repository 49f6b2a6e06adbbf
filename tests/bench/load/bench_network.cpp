#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "tests/bench/load/arrival_log.h"
#include "tests/bench/load/competing_flow.h"
#include "tests/bench/load/network_link.h"
#include "tests/bench/load/network_namespace.h"
#include "tests/bench/load/synthetic_program.h"
#include "tests/bench/load/upload.h"
#include "tests/bench/load/upload_figures.h"
#include "tests/core/publish/link_traces.h"

namespace sigma::bench {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr const char* kNear = "10.77.0.1";
constexpr const char* kFar = "10.77.0.2";
constexpr std::int64_t kVideoBitrate = 5'000'000;
constexpr std::int64_t kAudioBitrate = 160'000;
constexpr double kFullRate = 6e6;
/// Of the bytes on the link, those that are no headers of IP and TCP.
constexpr double kPayloadShare = 1448.0 / 1500.0;
constexpr std::chrono::seconds kToConnect{5};

struct Options {
    std::string trace = "step";
    std::string sender = "ours";
    int delay = 20;
    int queue = 200;
    double loss = 0;
    std::string advice;
};

/// The competing flow of the bench is one, on a link that stays as it is.
publish::test::LinkTrace traceNamed(const std::string& name) {
    for (publish::test::LinkTrace trace : publish::test::linkTraces()) {
        if (trace.name == name) {
            if (name == "competing") {
                trace.rate = [](milliseconds) { return kFullRate; };
            }
            return trace;
        }
    }
    throw std::runtime_error("there is no trace " + name);
}

double possibleRate(const publish::test::LinkTrace& trace, milliseconds time) {
    const bool isShared =
        trace.name == "competing" && time >= *trace.fallsAt && time < *trace.risesAt;
    const double share = trace.rate(time) * kPayloadShare / (isShared ? 2 : 1);
    return std::min(share, double{kVideoBitrate + kAudioBitrate});
}

void waitUntilLive(const Upload& upload, Clock::time_point end) {
    boost::asio::io_context context;
    boost::asio::steady_timer timer(context);
    while (!upload.isLive()) {
        if (Clock::now() > end) {
            throw std::runtime_error("the connection was not made in time");
        }
        timer.expires_after(milliseconds(10));
        timer.wait();
    }
}

void writeAdvice(const std::string& path, const std::vector<AdviceAt>& advice) {
    std::ofstream file(path);
    for (const AdviceAt& each : advice) {
        file << each.time.count() << ' ' << each.advice.videoBitrate << ' '
             << each.advice.queueDelay.count() << ' ' << each.advice.roundTrip.count() << '\n';
    }
}

void measure(const Options& options) {
    const publish::test::LinkTrace trace = traceNamed(options.trace);
    const Clock::time_point start = Clock::now() + kToConnect;
    const int farTunnel = enterNetworkNamespace(kFar);
    ArrivalLog log;
    const BulkSink sink;
    const int nearTunnel = enterNetworkNamespace(kNear);
    const NetworkLink link(
        nearTunnel, farTunnel,
        {.rate = trace.rate,
         .start = start,
         .delay = milliseconds(options.delay),
         .queueBytes = static_cast<std::size_t>(kFullRate / 8000 * options.queue),
         .loss = options.loss / 100});
    std::optional<BulkFlow> competitor;
    if (trace.name == "competing") {
        competitor.emplace(kFar, start + *trace.fallsAt, start + *trace.risesAt);
    }
    const Upload::Settings settings{kFar, ArrivalLog::kPort, kVideoBitrate, kAudioBitrate};
    const auto upload =
        options.sender == "ours" ? makeOurUpload(settings) : makeObsUpload(settings);
    waitUntilLive(*upload, start);
    SyntheticProgram program(*upload, kAudioBitrate);
    program.play(start, trace.length);
    const UploadRun run{.trace = trace,
                        .possible = [&](milliseconds time) { return possibleRate(trace, time); },
                        .start = start,
                        .maximum = kVideoBitrate,
                        .made = program.made(),
                        .advice = program.advice(),
                        .arrivals = log.take(),
                        .droppedFrames = upload->droppedFrames(),
                        .reconnects = upload->reconnects()};
    std::cout << figuresJson(run) << '\n';
    if (!options.advice.empty()) {
        writeAdvice(options.advice, run.advice);
    }
}

}  // namespace
}  // namespace sigma::bench

/// An upload from one network namespace to another, over a link that changes.
int main(int argc, char** argv) {
    sigma::bench::Options options;
    CLI::App app("Publishes 5 Mb/s for a minute over a link that changes. Needs root.",
                 "sigma-bench-network");
    app.add_option("--trace", options.trace, "step, ramp, sawtooth, outage, lte or competing");
    app.add_option("--sender", options.sender, "ours or obs")
        ->check(CLI::IsMember({"ours", "obs"}));
    app.add_option("--delay", options.delay, "each way, ms")->capture_default_str();
    app.add_option("--queue", options.queue, "ms at 6 Mb/s")->capture_default_str();
    app.add_option("--loss", options.loss, "random, %")->capture_default_str();
    app.add_option(
        "--advice", options.advice,
        "writes by time: ms, bits a second, the queue as the sender sees it, round trip");
    CLI11_PARSE(app, argc, argv);
    try {
        sigma::bench::measure(options);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "sigma-bench-network: " << error.what() << '\n';
        return 1;
    }
}
