#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/player/trace_run.h"

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

const NetworkTrace& traceNamed(const std::string& name) {
    static const std::vector<NetworkTrace> traces = benchmarkTraces();
    return *std::ranges::find(traces, name, &NetworkTrace::name);
}

/// What is held on a network, by every seed.
struct Promise {
    const char* trace;
    Duration mostStalled{0};
    double leastBitrate = 0.85;  ///< of the best possible
    double leastUsualSpeed = 0.95;
    Duration mostLatency = std::chrono::seconds(4);  ///< 95th percentile
    std::size_t mostSwitches = 6;
};

class TraceTest : public testing::TestWithParam<std::tuple<Promise, std::uint32_t>> {
protected:
    static void check(const TraceResult& result, const Promise& promise);
};

void TraceTest::check(const TraceResult& result, const Promise& promise) {
    EXPECT_LE(result.figures.stalled, promise.mostStalled) << result.figures.stalls << " stalls";
    EXPECT_GE(result.bitrateShare(), promise.leastBitrate)
        << result.figures.meanBitrate << " of " << result.bestBitrate;
    EXPECT_LE(result.figures.switches, promise.mostSwitches);
    EXPECT_GE(result.figures.usualSpeedShare, promise.leastUsualSpeed);
    EXPECT_LE(result.figures.latencyP95, promise.mostLatency);
}

TEST_P(TraceTest, KeepsWhatIsPromised) {
    const auto& [promise, seed] = GetParam();
    check(runTrace(traceWorld(traceNamed(promise.trace), seed)), promise);
}

std::string nameOf(const testing::TestParamInfo<TraceTest::ParamType>& tested) {
    std::string name = std::get<0>(tested.param).trace;
    std::ranges::replace(name, '-', '_');
    return name + "_" + std::to_string(std::get<1>(tested.param));
}

// The rules were tuned on these seeds.
INSTANTIATE_TEST_SUITE_P(
    Benchmark, TraceTest,
    testing::Combine(testing::Values(Promise{"cascade", 1s}, Promise{"intra-cascade", 1s},
                                     Promise{"spike", 0s, 0.7, 0.95, 4500ms},
                                     Promise{"slow-jitter", 0s, 0.7, 0.95, 5800ms, 9},
                                     Promise{"fast-jitter", 0s}),
                     testing::Values(1U, 2U, 3U, 4U, 5U, 11U, 12U, 13U, 14U, 15U)),
    nameOf);

class TraceWithSoundTest : public TraceTest {};

TEST_P(TraceWithSoundTest, KeepsWhatIsPromised) {
    const auto& [promise, seed] = GetParam();
    check(runTrace(traceWorldWithSound(traceNamed(promise.trace), seed)), promise);
}

INSTANTIATE_TEST_SUITE_P(
    Benchmark, TraceWithSoundTest,
    testing::Combine(testing::Values(Promise{"cascade", 1s},
                                     Promise{"intra-cascade", 1s, 0.7, 0.95, 4500ms},
                                     Promise{"spike", 500ms, 0.7},
                                     Promise{"slow-jitter", 100ms, 0.65, 0.9, 5800ms, 9},
                                     Promise{"fast-jitter", 0s, 0.8}),
                     testing::Values(1U, 2U, 3U)),
    nameOf);

class CleanNetworkTest : public testing::TestWithParam<std::uint32_t> {};

TEST_P(CleanNetworkTest, StaysAtThreeSecondsInTheBestQualityForHalfAnHour) {
    PlayerWorld world(traceWorld(steadyNetwork(20'000), GetParam()), makeDefaultPolicies());
    world.start();
    world.run(30min);
    const SessionFigures figures = world.figures();
    EXPECT_EQ(figures.stalls, 0U);
    EXPECT_LE(*figures.firstFrame, 600ms);
    EXPECT_GE(figures.meanBitrate, 990e3);
    EXPECT_LE(figures.switches, 1U);
    EXPECT_NEAR(secondsOf(figures.latencyP95), 3, 0.15);
    EXPECT_NEAR(secondsOf(figures.meanLatency), 3, 0.15);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CleanNetworkTest, testing::Range(1U, 4U));

TEST(PlayerOnNetworksTest, IsNearTheTargetSoonAfterAnOutageOfTwoSeconds) {
    for (const Duration at : {20000ms, 20700ms, 21500ms}) {
        PlayerWorld world(traceWorld(networkWithOutage(20'000, at, 2s), 1), makeDefaultPolicies());
        world.start();
        world.run(at + 2s + 25s);
        const Moment& moment = world.moments().back();
        EXPECT_LE(*moment.sample.latency, moment.target + 200ms);
        EXPECT_TRUE(moment.sample.isPlaying);
        EXPECT_LE(world.figures().stalled, 1s);
    }
}

}  // namespace
}  // namespace sigma::player::test
