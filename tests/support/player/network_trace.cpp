#include "tests/support/player/network_trace.h"

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

NetworkTrace inEqualSteps(std::string name, Duration each, const std::vector<double>& rates) {
    NetworkTrace trace{std::move(name), {}};
    for (const double rate : rates) {
        trace.steps.push_back({rate, each});
    }
    return trace;
}

}  // namespace

Duration NetworkTrace::length() const {
    Duration sum{0};
    for (const TraceStep& step : steps) {
        sum += step.duration;
    }
    return sum;
}

double NetworkTrace::rateAt(Duration time) const {
    Duration left = time % length();
    for (const TraceStep& step : steps) {
        if (left < step.duration) {
            return step.kilobitsPerSecond * 1000;
        }
        left -= step.duration;
    }
    return 0;
}

NetworkTrace steadyNetwork(double kilobitsPerSecond) {
    return {"steady", {{kilobitsPerSecond, 1h}}};
}

NetworkTrace networkWithOutage(double kilobitsPerSecond, Duration at, Duration duration) {
    return {"outage",
            {{kilobitsPerSecond, at}, {0, duration}, {kilobitsPerSecond, 1h - at - duration}}};
}

std::vector<NetworkTrace> benchmarkTraces() {
    return {
        inEqualSteps("cascade", 30s, {1200, 800, 400, 800, 1200}),
        inEqualSteps("intra-cascade", 15s, {1000, 800, 600, 400, 200, 400, 600, 800, 1000}),
        inEqualSteps("spike", 10s, {1200, 300, 800}),
        inEqualSteps("slow-jitter", 5s, {500, 1200, 500, 1200, 500, 1200}),
        {"fast-jitter",
         {{500, 250ms}, {1200, 5s}, {500, 100ms}, {1200, 1s}, {500, 250ms}, {1200, 5s}}},
    };
}

}  // namespace sigma::player::test
