#include <gtest/gtest.h>

#include "tests/server/packager/packager_run.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;
using test::PackagerRun;
using test::PlaylistChecker;
using test::StreamShape;

struct SteadyStream {
    const char* name;
    StreamShape shape;
    domain::LatencyProfile profile = test::ultraProfile();
    PlaylistChecker::Expectations expectations = {};
};

void PrintTo(const SteadyStream& stream, std::ostream* out) {
    *out << stream.name;
}

class SteadyStreams : public testing::TestWithParam<SteadyStream> {};

TEST_P(SteadyStreams, KeepEveryRuleInEveryPlaylist) {
    const SteadyStream& each = GetParam();
    PackagerRun run(each.shape, each.profile, each.expectations);
    run.announceAll();
    run.run(75s);
    EXPECT_EQ(run.video().gapPartsSeen() + run.audio().gapPartsSeen(), 0U);
    EXPECT_EQ(run.counters().samplesDropped, 0U);
    run.end();
    for (PlaylistChecker* checker : {&run.video(), &run.audio()}) {
        const bool isThere = checker == &run.video() ? each.shape.fps > 0 : each.shape.audioRate;
        ASSERT_EQ(checker->hasSeenAny(), isThere);
        if (isThere) {
            EXPECT_TRUE(checker->playlist().hasEndList);
            EXPECT_TRUE(checker->playlist().inProgress.parts.empty());
            EXPECT_TRUE(checker->discontinuitiesSeen().empty());
            EXPECT_GE(checker->mediaEnd(), 84s);
        }
    }
}

constexpr PlaylistChecker::Expectations kIrregular{
    .rightHints = false, .filledParts = false, .contiguous = true, .steadySegments = true};

INSTANTIATE_TEST_SUITE_P(
    HlsPackager, SteadyStreams,
    testing::Values(
        SteadyStream{"Fps30", {}}, SteadyStream{"Fps25", {.fps = 25}},
        SteadyStream{"Fps24", {.fps = 24}}, SteadyStream{"Fps2997", {.fps = 30000.0 / 1001}},
        SteadyStream{"Fps60", {.fps = 60}}, SteadyStream{"Fps5", {.fps = 5}},
        SteadyStream{"Gop1", {.gop = 1s}}, SteadyStream{"Gop1500", {.gop = 1500ms}},
        SteadyStream{"Gop4", {.gop = 4s}}, SteadyStream{"Gop10", {.gop = 10s}},
        SteadyStream{"GopOfOneFrame", {.gop = 33ms}}, SteadyStream{"Gop30", {.gop = 30s}},
        SteadyStream{
            "VariableFrameRate", {.hasVariableRate = true}, test::ultraProfile(), kIrregular},
        SteadyStream{"AudioOnly48k", {.fps = 0}},
        SteadyStream{"AudioOnly44k", {.fps = 0, .audioRate = 44100}},
        SteadyStream{"VideoOnly", {.audioRate = 0}}, SteadyStream{"Audio44k", {.audioRate = 44100}},
        SteadyStream{"AudioTwoSecondsAhead", {.audioAhead = 2s}},
        SteadyStream{"AudioALittleLate", {.audioAhead = -200ms}},
        SteadyStream{"BFrames", {.ctsOffset = 6000}},
        SteadyStream{"LowFps30", {}, test::lowProfile()},
        SteadyStream{"LowFps2997", {.fps = 30000.0 / 1001}, test::lowProfile()},
        SteadyStream{"NormalFps30", {}, test::normalProfile()},
        SteadyStream{"NormalGop4", {.fps = 25, .gop = 4s}, test::normalProfile()},
        SteadyStream{"NormalAudioOnly", {.fps = 0}, test::normalProfile()}),
    [](const auto& stream) { return std::string(stream.param.name); });

TEST(HlsPackager, EndIsSaidEvenOfASessionThatHardlyBegan) {
    PackagerRun run({});
    run.announceAll();
    run.run(500ms);
    EXPECT_FALSE(run.video().hasSeenAny());
    run.end();
    EXPECT_TRUE(run.video().playlist().hasEndList);
    EXPECT_TRUE(run.audio().playlist().hasEndList);
    EXPECT_TRUE(run.snapshot()->isEnded);
}

TEST(HlsPackager, EndOfASessionWithoutMediaIsNoFailure) {
    PackagerRun run({});
    run.end();
    EXPECT_TRUE(run.snapshot()->isEnded);
    EXPECT_FALSE(run.snapshot()->multivariant);
}

}  // namespace
}  // namespace sigma::packager
