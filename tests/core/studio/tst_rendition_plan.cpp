#include <functional>

#include <gtest/gtest.h>

#include "core/studio/rendition_plan.h"

namespace sigma::studio {
namespace {

ProgramSettings ladder() {
    ProgramSettings program;
    program.width = 1920;
    program.height = 1080;
    program.renditions = {{"1080p", 1920, 1080, 6'000'000},
                          {"720p", 1280, 720, 3'000'000},
                          {"480p", 854, 480, 1'200'000}};
    program.bitrate.minimum = 600'000;
    program.bitrate.maximum = 6'000'000;
    return program;
}

struct Interval {
    encoder::FrameRate rate;
    std::chrono::milliseconds interval;
    std::uint64_t pictures;
};

class EachInterval : public testing::TestWithParam<Interval> {};

TEST_P(EachInterval, IsCountedInPictures) {
    ProgramSettings program;
    program.frameRate = GetParam().rate;
    program.keyInterval = GetParam().interval;
    EXPECT_EQ(picturesPerKey(program), GetParam().pictures);
}

using namespace std::chrono_literals;
INSTANTIATE_TEST_SUITE_P(RenditionPlan, EachInterval,
                         testing::Values(Interval{{30, 1}, 1000ms, 30},
                                         Interval{{30'000, 1'001}, 1000ms, 30},
                                         Interval{{60'000, 1'001}, 2000ms, 120},
                                         Interval{{25, 1}, 500ms, 13}, Interval{{15, 2}, 1000ms, 8},
                                         Interval{{30, 1}, 0ms, 1}));

TEST(RenditionPlan, OpensEachEncoderAsTheProgrammeSays) {
    ProgramSettings program = ladder();
    program.preset = "faster";
    program.profile = encoder::H264Profile::kMain;
    program.isLowLatency = false;
    program.frameRate = {50, 1};
    program.keyInterval = 2s;
    const auto settings = encoderSettings(program, program.renditions[1]);
    EXPECT_EQ(settings.width, 1280U);
    EXPECT_EQ(settings.height, 720U);
    EXPECT_EQ(settings.bitrate, 3'000'000);
    EXPECT_EQ(settings.preset, "faster");
    EXPECT_EQ(settings.profile, encoder::H264Profile::kMain);
    EXPECT_FALSE(settings.isLowLatency);
    EXPECT_EQ(settings.frameRate, (encoder::FrameRate{50, 1}));
    EXPECT_EQ(settings.keyInterval, 2s);
}

TEST(RenditionPlan, HalvesTheRateBufferWhereTheBitrateFollowsFast) {
    ProgramSettings program = ladder();
    for (const auto mode : {publish::BitrateMode::kFixed, publish::BitrateMode::kSmooth,
                            publish::BitrateMode::kLadder}) {
        program.bitrate.mode = mode;
        EXPECT_EQ(encoderSettings(program, program.renditions[0]).bufferDuration, 500ms);
    }
    program.bitrate.mode = publish::BitrateMode::kLowLatency;
    EXPECT_EQ(encoderSettings(program, program.renditions[0]).bufferDuration, 250ms);
}

TEST(RenditionPlan, GivesEachRenditionItsShareOfTheRange) {
    EXPECT_EQ(rangeOf(ladder(), 0).maximum, 6'000'000);
    EXPECT_EQ(rangeOf(ladder(), 1).maximum, 3'000'000);
    EXPECT_EQ(rangeOf(ladder(), 1).minimum, 300'000);
    EXPECT_EQ(rangeOf(ladder(), 2).maximum, 1'200'000);
    EXPECT_EQ(rangeOf(ladder(), 2).minimum, 120'000);
}

struct Refused {
    const char* name;
    std::function<void(ProgramSettings&)> spoil;
};

std::ostream& operator<<(std::ostream& out, const Refused& each) {
    return out << each.name;
}

class EachRefused : public testing::TestWithParam<Refused> {};

TEST_P(EachRefused, IsNoProgramme) {
    ProgramSettings program = ladder();
    EXPECT_FALSE(checkProgram(program).has_error());
    GetParam().spoil(program);
    ASSERT_TRUE(checkProgram(program).has_error());
    EXPECT_EQ(checkProgram(program).error().code, ErrorCode::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(
    RenditionPlan, EachRefused,
    testing::Values(
        Refused{"OddWidth", [](ProgramSettings& p) { p.width = 1279; }},
        Refused{"NoHeight", [](ProgramSettings& p) { p.height = 0; }},
        Refused{"TooWide", [](ProgramSettings& p) { p.width = 7'682; }},
        Refused{"NoFrameRate", [](ProgramSettings& p) { p.frameRate.numerator = 0; }},
        Refused{"NoDenominator", [](ProgramSettings& p) { p.frameRate.denominator = 0; }},
        Refused{"TooFast",
                [](ProgramSettings& p) {
                    p.frameRate = {241, 1};
                }},
        Refused{"NoRendition", [](ProgramSettings& p) { p.renditions.clear(); }},
        Refused{"OddRendition", [](ProgramSettings& p) { p.renditions[1].width = 855; }},
        Refused{"NoBitrate", [](ProgramSettings& p) { p.renditions[2].bitrate = 0; }}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace sigma::studio
