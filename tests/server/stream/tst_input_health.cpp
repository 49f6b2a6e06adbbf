#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/stream/input_health.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::LatencyMode;
using domain::SessionInput;

InputFigures goodFigures() {
    InputFigures figures;
    figures.media.videoCodec = "avc1.64001f";
    figures.media.audioCodec = "mp4a.40.2";
    figures.media.frameRate = 30;
    figures.media.videoBitrate = 3'000'000;
    figures.media.audioBitrate = 128'000;
    figures.isSettled = true;
    figures.receivedRatio = 1;
    figures.declaredFrameRate = 30;
    figures.medianBitrate = 3'100'000;
    figures.longestGop = 2;
    return figures;
}

struct HealthCase {
    std::string name;
    std::function<void(InputFigures&, InputCondition&)> change;
    std::int32_t score;
    std::string cause;  ///< part of it
};

class InputHealthOf : public testing::TestWithParam<HealthCase> {};

TEST_P(InputHealthOf, IsAsTheTableSays) {
    InputFigures figures = goodFigures();
    InputCondition condition;
    GetParam().change(figures, condition);
    const domain::InputHealth health = healthOf(figures, condition);
    EXPECT_EQ(health.score, GetParam().score) << health.cause;
    EXPECT_THAT(health.cause, testing::HasSubstr(GetParam().cause));
    EXPECT_EQ(health.cause.empty(), health.score == 100);
}

INSTANTIATE_TEST_SUITE_P(
    Tables, InputHealthOf,
    testing::Values(
        HealthCase{"Good", [](auto&, auto&) {}, 100, ""},
        HealthCase{"PaceJustGood", [](auto& f, auto&) { f.receivedRatio = 0.95; }, 100, ""},
        HealthCase{"PaceSlow", [](auto& f, auto&) { f.receivedRatio = 0.94; }, 75, "only 94 %"},
        HealthCase{"PaceTooSlow", [](auto& f, auto&) { f.receivedRatio = 0.84; }, 40, "only 84 %"},
        HealthCase{"PaceNotSettled",
                   [](auto& f, auto&) {
                       f.receivedRatio = 0.5;
                       f.isSettled = false;
                   },
                   100, ""},
        HealthCase{"FramesMissing", [](auto& f, auto&) { f.media.frameRate = 26.9; }, 75,
                   "26.9 of the declared 30.0 frames"},
        HealthCase{"ManyFramesMissing", [](auto& f, auto&) { f.media.frameRate = 20; }, 40,
                   "20.0 of the declared"},
        HealthCase{"FrameRateUndeclared",
                   [](auto& f, auto&) {
                       f.declaredFrameRate = 0;
                       f.media.frameRate = 1;
                   },
                   100, ""},
        HealthCase{"BitrateFallen",
                   [](auto& f, auto&) {
                       f.media.videoBitrate = 1'000'000;
                       f.media.audioBitrate = 0;
                   },
                   75, "fallen to 32 %"},
        HealthCase{"BitrateCollapsed", [](auto& f, auto&) { f.media.videoBitrate = 100'000; }, 40,
                   "fallen to 7 %"},
        HealthCase{"MedianUnknown",
                   [](auto& f, auto&) {
                       f.media.videoBitrate = 1;
                       f.medianBitrate = 0;
                   },
                   100, ""},
        HealthCase{"GopLongForUltra", [](auto& f, auto&) { f.longestGop = 2.2; }, 75,
                   "key frames are 2.2 s apart"},
        HealthCase{"GopMuchTooLongForLow",
                   [](auto& f, auto& c) {
                       f.longestGop = 5;
                       c.mode = LatencyMode::kLow;
                   },
                   40, "suit the latency mode low"},
        HealthCase{"GopRightForNormal",
                   [](auto& f, auto& c) {
                       f.longestGop = 4;
                       c.mode = LatencyMode::kNormal;
                   },
                   100, ""},
        HealthCase{"GopMuchTooLongForNormal",
                   [](auto& f, auto& c) {
                       f.longestGop = 9;
                       c.mode = LatencyMode::kNormal;
                   },
                   40, "at most 4.0 s"},
        HealthCase{"SoundAhead", [](auto& f, auto&) { f.media.driftMs = 100; }, 75,
                   "100 ms ahead of the picture"},
        HealthCase{"SoundFarBehind", [](auto& f, auto&) { f.media.driftMs = -300; }, 40,
                   "300 ms behind the picture"},
        HealthCase{"TheWorstIsNamed",
                   [](auto& f, auto&) {
                       f.receivedRatio = 0.9;
                       f.media.driftMs = 400;
                   },
                   15, "400 ms ahead"},
        HealthCase{"NeverBelowZero",
                   [](auto& f, auto&) {
                       f.receivedRatio = 0.1;
                       f.media.driftMs = 400;
                       f.longestGop = 60;
                   },
                   0, "only 10 %"},
        HealthCase{"JustLost",
                   [](auto& f, auto& c) {
                       f.receivedRatio = 0;
                       c.input = SessionInput::kLost;
                       c.since = 2999ms;
                   },
                   100, ""},
        HealthCase{"Lost",
                   [](auto&, auto& c) {
                       c.input = SessionInput::kLost;
                       c.since = 3s;
                   },
                   40, "no publisher is connected for 3 s"},
        HealthCase{"LostForLong",
                   [](auto&, auto& c) {
                       c.input = SessionInput::kLost;
                       c.since = 30s;
                   },
                   0, "for 30 s"},
        HealthCase{"Starved",
                   [](auto&, auto& c) {
                       c.input = SessionInput::kStarved;
                       c.since = 4s;
                   },
                   40, "sends no media for 4 s"}),
    [](const auto& named) { return named.param.name; });

}  // namespace
}  // namespace sigma::stream
