#include <gtest/gtest.h>

#include "tests/ui/support/studio_scene.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;
using publish::OutputState;
using studio::BroadcastState;

const std::string kTokenName = "sign-in https://server anna";

/// Live at a Sigma server, with a ticket that was given just now.
struct Live : test::StudioScene {
    Live() {
        secrets.kept[kTokenName] = "token";
        open();
        StudioSettings settings = desk->settings();
        settings.destination = {DestinationKind::kSigmaServer, "", "https://server", "anna",
                                "main"};
        EXPECT_TRUE(desk->apply(settings).has_value());
        broadcaster->lookAround();
        goLive();
        EXPECT_EQ(key(), "main?ticket=1");
    }
    void lose() {
        studio.current.state = BroadcastState::kReconnecting;
        studio.current.destinations[0].status.state = OutputState::kReconnecting;
    }
    void after(std::chrono::nanoseconds time) {
        clock->advance(time);
        broadcaster->refresh();
    }
    void end() {
        broadcaster->endLive();
        studio.current.state = BroadcastState::kIdle;
        after(0s);
        EXPECT_EQ(broadcaster->button().state(), GoLiveState::kReady);
        clock->advance(GoLiveController::kRestTime);
    }
    std::string key() const { return studio.destinations.at(0).target.key; }
    std::size_t questions() const { return network.tokensUsed.size(); }
};

TEST(PlaceRenewal, GivesTheNextConnectionANewTicketInPlaceOfAnOldOne) {
    Live live;
    live.after(20min);
    EXPECT_EQ(live.questions(), 1U) << "not while it is connected";
    live.lose();
    live.after(0s);
    EXPECT_EQ(live.network.tokensUsed, (std::vector<std::string>{"token", "token2"}));
    EXPECT_EQ(live.secrets.kept[kTokenName], "token22");
    ASSERT_EQ(live.studio.destinations.size(), 1U);
    EXPECT_EQ(live.key(), "main?ticket=2");
    EXPECT_EQ(live.broadcaster->button().state(), GoLiveState::kReconnecting) << "it goes on";
}

TEST(PlaceRenewal, AsksForNothingWhileTheTicketIsFresh) {
    Live live;
    live.lose();
    live.after(29s);
    EXPECT_EQ(live.questions(), 1U);
    live.after(1s);
    EXPECT_EQ(live.key(), "main?ticket=2");
    live.after(29s);
    EXPECT_EQ(live.questions(), 2U) << "the new one is fresh as well";
}

TEST(PlaceRenewal, KeepsAskingEveryFiveSecondsWhileNobodyAnswers) {
    Live live;
    live.network.isAway = true;
    live.lose();
    live.after(20min);
    EXPECT_EQ(live.questions(), 2U);
    live.after(4900ms);
    EXPECT_EQ(live.questions(), 2U);
    live.after(100ms);
    EXPECT_EQ(live.questions(), 3U);
    EXPECT_EQ(live.key(), "main?ticket=1");
    live.network.isAway = false;
    live.after(5s);
    EXPECT_EQ(live.key(), "main?ticket=4");
}

TEST(PlaceRenewal, AsksOneThingAtATime) {
    Live live;
    live.network.answersPlace = false;
    live.lose();
    live.after(20min);
    live.after(1min);
    EXPECT_EQ(live.questions(), 2U);
    live.network.waitingPlace(live.network.placeAnswer("token2"));
    EXPECT_EQ(live.key(), "main?ticket=2");
}

TEST(PlaceRenewal, LeavesNothingBehindWhereTheBroadcastEndsMeanwhile) {
    Live live;
    live.network.answersPlace = false;
    live.lose();
    live.after(20min);
    live.end();
    live.network.waitingPlace(live.network.placeAnswer("token2"));
    EXPECT_EQ(live.key(), "main?ticket=1");
    EXPECT_EQ(live.secrets.kept[kTokenName], "token22") << "the next broadcast needs it";
    live.network.answersPlace = true;
    live.goLive();
    EXPECT_EQ(live.network.tokensUsed.back(), "token22");
    EXPECT_EQ(live.key(), "main?ticket=3");
    live.lose();
    live.after(30s);
    EXPECT_EQ(live.key(), "main?ticket=4");
}

TEST(PlaceRenewal, AsksForNothingWhereOnlyAFurtherServiceIsLost) {
    Live live;
    publish::OutputStatus lost;
    lost.state = OutputState::kReconnecting;
    live.studio.current.destinations.push_back({"Two", lost, "2"});
    live.after(20min);
    EXPECT_EQ(live.questions(), 1U);
}

TEST(PlaceRenewal, AsksForNothingWhereNobodyIsSignedInAnyMore) {
    Live live;
    live.broadcaster->credentials().keepOnly({});
    live.lose();
    live.after(20min);
    EXPECT_EQ(live.questions(), 1U);
}

TEST(PlaceRenewal, AsksForNothingInABroadcastToSomewhereElse) {
    Live live;
    live.end();
    StudioSettings settings = live.desk->settings();
    settings.destination.kind = DestinationKind::kThisComputer;
    ASSERT_TRUE(live.desk->apply(settings).has_value());
    live.broadcaster->lookAround();
    live.goLive();
    EXPECT_EQ(live.key(), "secret");
    live.lose();
    live.after(20min);
    EXPECT_EQ(live.questions(), 1U);
}

}  // namespace
}  // namespace sigma::ui
