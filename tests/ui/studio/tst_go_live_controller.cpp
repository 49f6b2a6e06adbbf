#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "ui/studio/go_live_controller.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using studio::BroadcastState;
using Command = GoLiveController::Command;

struct Button {
    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
    GoLiveController controller{clock};

    Command click() {
        controller.press();
        clock->advance(60ms);
        return controller.release(true);
    }
    void goLive() {
        click();
        controller.checked(true);
        controller.started();
        controller.follow(BroadcastState::kConnecting, 0ms);
        controller.follow(BroadcastState::kLive, 0ms);
    }
};

TEST(GoLiveController, ChecksAfterAClick) {
    Button button;
    EXPECT_EQ(button.click(), Command::kCheck);
    EXPECT_EQ(button.controller.state(), GoLiveState::kChecking);
}

TEST(GoLiveController, DoesNothingWhenThePointerHasLeftTheButton) {
    Button button;
    button.controller.press();
    EXPECT_EQ(button.controller.release(false), Command::kNone);
    EXPECT_EQ(button.controller.state(), GoLiveState::kReady);
}

TEST(GoLiveController, GoesFromCheckingToLive) {
    Button button;
    button.click();
    button.controller.checked(true);
    EXPECT_EQ(button.controller.state(), GoLiveState::kConnecting);
    button.controller.follow(BroadcastState::kConnecting, 0ms);
    button.controller.follow(BroadcastState::kLive, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kLive);
}

TEST(GoLiveController, IsReadyAgainWhenTheStudioIsDoneBeforeAnybodyLooked) {
    Button button;
    button.click();
    button.controller.checked(true);
    button.controller.started();
    button.controller.follow(BroadcastState::kIdle, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kReady);
}

TEST(GoLiveController, WaitsForTheStudioToBegin) {
    Button button;
    button.click();
    button.controller.checked(true);
    button.controller.follow(BroadcastState::kIdle, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kConnecting);
}

TEST(GoLiveController, IsReadyAgainWhenACheckHasFailed) {
    Button button;
    button.click();
    button.controller.checked(false);
    EXPECT_EQ(button.controller.state(), GoLiveState::kReady);
    EXPECT_EQ(button.click(), Command::kCheck);
}

TEST(GoLiveController, IsNotStoppedByADoubleClick) {
    Button button;
    button.click();
    button.controller.checked(true);
    button.controller.follow(BroadcastState::kLive, 0ms);
    EXPECT_EQ(button.click(), Command::kNone);
    EXPECT_EQ(button.controller.tick(), Command::kNone);
    EXPECT_EQ(button.controller.state(), GoLiveState::kLive);
}

TEST(GoLiveController, NeverTurnsTheStartingPressIntoAHold) {
    Button button;
    button.controller.press();
    button.controller.release(true);
    button.controller.press();  // the second half of a double click, and then held
    button.controller.checked(true);
    button.controller.follow(BroadcastState::kLive, 0ms);
    button.clock->advance(500ms);
    EXPECT_EQ(button.controller.tick(), Command::kNone);
}

TEST(GoLiveController, EndsWhenHeldLongEnough) {
    Button button;
    button.goLive();
    button.controller.press();
    button.clock->advance(500ms);
    EXPECT_EQ(button.controller.tick(), Command::kNone);
    EXPECT_DOUBLE_EQ(button.controller.holdProgress(), 0.5);
    button.clock->advance(500ms);
    EXPECT_EQ(button.controller.tick(), Command::kEnd);
    EXPECT_EQ(button.controller.state(), GoLiveState::kEnding);
    EXPECT_EQ(button.controller.holdProgress(), 0);
}

TEST(GoLiveController, GoesOnWhenLetGoTooEarly) {
    Button button;
    button.goLive();
    button.controller.press();
    button.clock->advance(900ms);
    EXPECT_EQ(button.controller.release(true), Command::kNone);
    button.clock->advance(900ms);
    EXPECT_EQ(button.controller.tick(), Command::kNone);
    EXPECT_EQ(button.controller.state(), GoLiveState::kLive);
}

TEST(GoLiveController, AsksToEndOnce) {
    Button button;
    button.goLive();
    button.controller.press();
    button.clock->advance(2s);
    EXPECT_EQ(button.controller.tick(), Command::kEnd);
    EXPECT_EQ(button.controller.tick(), Command::kNone);
    EXPECT_EQ(button.controller.endNow(), Command::kNone);
}

TEST(GoLiveController, StaysEndingUntilTheStudioHasEnded) {
    Button button;
    button.goLive();
    EXPECT_EQ(button.controller.endNow(), Command::kEnd);
    button.controller.follow(BroadcastState::kLive, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kEnding);
    button.controller.follow(BroadcastState::kIdle, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kReady);
}

TEST(GoLiveController, RestsAfterTheEnd) {
    Button button;
    button.goLive();
    button.controller.endNow();
    button.controller.follow(BroadcastState::kIdle, 0ms);
    EXPECT_EQ(button.click(), Command::kNone);
    button.clock->advance(GoLiveController::kRestTime);
    EXPECT_EQ(button.click(), Command::kCheck);
}

TEST(GoLiveController, CountsDownToTheNextTry) {
    Button button;
    button.goLive();
    button.controller.follow(BroadcastState::kReconnecting, 2100ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kReconnecting);
    EXPECT_EQ(button.controller.reconnectsIn(), 3s);
    button.controller.follow(BroadcastState::kLive, 0ms);
    EXPECT_EQ(button.controller.state(), GoLiveState::kLive);
}

TEST(GoLiveController, CanBeCancelledWhileConnecting) {
    Button button;
    button.click();
    button.controller.checked(true);
    button.controller.follow(BroadcastState::kConnecting, 0ms);
    button.controller.press();
    button.clock->advance(1s);
    EXPECT_EQ(button.controller.tick(), Command::kEnd);
}

TEST(GoLiveController, IsReadyAgainWhenTheStudioRefuses) {
    Button button;
    button.click();
    button.controller.checked(true);
    button.controller.refused();
    EXPECT_EQ(button.controller.state(), GoLiveState::kReady);
}

}  // namespace
}  // namespace sigma::ui
