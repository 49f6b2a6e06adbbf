#include <chrono>
#include <cmath>

#include <gtest/gtest.h>

#include "core/capture/test_picture_backend.h"
#include "core/media/timestamp_strip.h"
#include "tests/support/backend_run.h"

namespace sigma::capture {
namespace {

using namespace std::chrono_literals;

TEST(TestPictureBackend, KeepsToItsPace) {
    test::BackendRun run;
    run.open(TestPictureBackend::create({.size = {320, 180}}, run.clock()).value());
    run.runFor(1s);
    EXPECT_EQ(run.frames().size(), 31U);
    EXPECT_EQ(run.blocks().size(), 100U);
    for (std::size_t index = 1; index != run.frames().size(); ++index) {
        const std::chrono::duration<double> step =
            run.frames()[index]->capturedAt - run.frames()[index - 1]->capturedAt;
        EXPECT_NEAR(step.count(), 1.0 / 30, 0.0001);
    }
    for (std::size_t index = 1; index != run.blocks().size(); ++index) {
        EXPECT_EQ(run.blocks()[index]->capturedAt - run.blocks()[index - 1]->capturedAt, 10ms);
    }
}

TEST(TestPictureBackend, ShowsTheTimeOfEachPicture) {
    test::BackendRun run;
    run.open(
        TestPictureBackend::create({.size = {640, 360}, .frameRate = 25}, run.clock()).value());
    run.runFor(200ms);
    const auto first = readTimestampStrip(*run.frames().front()).value();
    for (const auto& frame : run.frames()) {
        EXPECT_EQ(readTimestampStrip(*frame).value() - first,
                  frame->capturedAt - run.frames().front()->capturedAt);
    }
}

TEST(TestPictureBackend, BeepsWithTheFlash) {
    test::BackendRun run;
    run.clock()->advance(995ms);
    run.open(
        TestPictureBackend::create({.size = {320, 180}, .frameRate = 50}, run.clock()).value());
    run.runFor(300ms);
    SteadyTime beepAt{};
    for (const auto& block : run.blocks()) {
        for (std::size_t index = 0; index != block->samples.size() && beepAt == SteadyTime();
             index += 2) {
            if (std::abs(block->samples[index]) > 2 * TestTone::kSoft) {
                beepAt = block->capturedAt + index / 2 * 1'000'000'000ns / 48'000;
            }
        }
    }
    EXPECT_LT(beepAt - run.begin() - 5ms, 100us);
    EXPECT_GT(beepAt - run.begin() - 5ms, -100us);
}

TEST(TestPictureBackend, GoesOnFromNowAfterTheMachineSlept) {
    test::BackendRun run;
    run.open(TestPictureBackend::create({.size = {320, 180}}, run.clock()).value());
    run.runFor(100ms);
    run.clear();
    run.clock()->advance(1h);
    run.runFor(0s);
    EXPECT_EQ(run.frames().size(), 1U);
    EXPECT_TRUE(run.blocks().empty());
}

TEST(TestPictureBackend, CanBeWithoutTone) {
    test::BackendRun run;
    run.open(
        TestPictureBackend::create({.size = {320, 180}, .hasTone = false}, run.clock()).value());
    run.runFor(1s);
    EXPECT_TRUE(run.blocks().empty());
    EXPECT_EQ(run.frames().size(), 31U);
}

TEST(TestPictureBackend, RefusesWhatItCannotDraw) {
    const auto clock = std::make_shared<test::FakeClock>();
    const auto codeOf = [&](const TestPictureSettings& settings) {
        return TestPictureBackend::create(settings, clock).error().code;
    };
    EXPECT_EQ(codeOf({.size = {158, 90}}), ErrorCode::kInvalidArgument);
    EXPECT_EQ(codeOf({.size = {321, 180}}), ErrorCode::kInvalidArgument);
    EXPECT_EQ(codeOf({.size = {7682, 4320}}), ErrorCode::kLimitExceeded);
    EXPECT_EQ(codeOf({.frameRate = 0}), ErrorCode::kInvalidArgument);
    EXPECT_EQ(codeOf({.frameRate = std::nan("")}), ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::capture
