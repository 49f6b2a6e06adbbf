// Prints how the player fares on modelled networks: five traces by ten seeds, and the clean one.
// With the name of a trace and a seed: what the viewer had in each quarter of a second.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/player/trace_run.h"

namespace {

using namespace sigma::player;
using namespace sigma::player::test;
using namespace std::chrono_literals;
using sigma::secondsOf;

constexpr std::uint32_t kSeeds[] = {1, 2, 3, 4, 5, 11, 12, 13, 14, 15};

void print(const std::string& name, std::uint32_t seed, const TraceResult& result) {
    const SessionFigures& figures = result.figures;
    std::printf(
        "%-14s %u  %5.2f %5.2f  %2zu %6.2f  %5.0f %4.0f%%  %2zu  %4zu %5.1f%%  %5.2f  %4.0f  %6.1f "
        "%5zu\n",
        name.c_str(), seed, secondsOf(figures.meanLatency), secondsOf(figures.latencyP95),
        figures.stalls, secondsOf(figures.stalled), figures.meanBitrate / 1000,
        result.bitrateShare() * 100, figures.switches, figures.speedChanges,
        figures.usualSpeedShare * 100, figures.normalisedQoe,
        secondsOf(figures.firstFrame.value_or(0s)) * 1000, result.megabytes, result.requests);
}

std::vector<NetworkTrace> allTraces() {
    std::vector<NetworkTrace> traces = benchmarkTraces();
    traces.push_back({"clean", {{20'000, 300s}}});
    return traces;
}

void printTable(const char* title, decltype(traceWorld)& world) {
    std::printf(
        "%s\n"
        "trace       seed   latency s     stalls    bitrate    sw  speed  usual  NQoE  first"
        "      MB requests\n"
        "                  mean  p95     n      s    kb/s best      changes 5 %%          "
        "ms\n",
        title);
    for (const NetworkTrace& trace : allTraces()) {
        for (const std::uint32_t seed : kSeeds) {
            print(trace.name, seed, runTrace(world(trace, seed)));
        }
    }
}

void printCourse(const NetworkTrace& trace, std::uint32_t seed) {
    PlayerWorld world(traceWorld(trace, seed), makeDefaultPolicies());
    world.start();
    world.run(std::max<Duration>(trace.length(), 60s));
    for (const Moment& moment : world.moments()) {
        std::printf(
            "%7.2f  link %5.0f  estimate %5.0f  quality %5.0f  buffer %5.2f  latency %5.2f "
            "target %5.2f  speed %5.3f %s\n",
            secondsOf(moment.at), trace.rateAt(moment.at) / 1000,
            moment.bandwidth.value_or(0) / 1000, moment.sample.bitsPerSecond / 1000,
            secondsOf(moment.buffer), secondsOf(moment.sample.latency.value_or(0s)),
            secondsOf(moment.target), moment.sample.speed,
            moment.sample.isPlaying ? "" : "stopped");
    }
    for (const PlayerEvent& event : world.engine().takeEvents()) {
        std::printf("%7.2f  %s %s\n",
                    std::chrono::duration<double>(event.at.time_since_epoch() - 1h).count(),
                    std::string(toString(event.kind)).c_str(), event.text.c_str());
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        printTable("sound and picture in one playlist", traceWorld);
        printTable("\nsound in a playlist of its own", traceWorldWithSound);
        return 0;
    }
    const std::string_view name = arguments[1];
    const auto seed = count > 2 ? static_cast<std::uint32_t>(std::atoi(arguments[2])) : 1U;
    for (const NetworkTrace& trace : allTraces()) {
        if (trace.name == name) {
            printCourse(trace, seed);
            return 0;
        }
    }
    std::fprintf(stderr, "there is no trace \"%s\"\n", arguments[1]);
    return 1;
}
