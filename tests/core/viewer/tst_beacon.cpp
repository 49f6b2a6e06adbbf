#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/viewer/beacon.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;

TEST(Beacon, SaysHowPlayingWentSoFar) {
    BeaconFacts facts{.sessionId = "s", .contentId = "c", .sequence = 3, .watched = 12'500ms};
    facts.status.state = player::PlayerState::kPlaying;
    facts.status.latency = 3'001ms;
    facts.status.stalls = 2;
    facts.status.stallTime = 1'500ms;
    facts.bitrate = 600'000;
    const auto said = boost::json::parse(beaconJson(facts)).as_object();
    EXPECT_EQ(said.at("sid"), "s");
    EXPECT_EQ(said.at("event"), "playing");
    EXPECT_EQ(said.at("state"), "playing");
    EXPECT_EQ(said.at("sequence").to_number<int>(), 3);
    EXPECT_EQ(said.at("watched").to_number<int>(), 12'500);
    EXPECT_EQ(said.at("latency").to_number<int>(), 3'001);
    EXPECT_EQ(said.at("stalled").to_number<int>(), 1'500);
    EXPECT_EQ(said.at("bitrate").to_number<int>(), 600'000);
    EXPECT_FALSE(said.contains("startup"));
}

TEST(Beacon, SaysThatItIsTheLast) {
    const auto said = boost::json::parse(beaconJson({.isLast = true})).as_object();
    EXPECT_EQ(said.at("event"), "end");
    EXPECT_FALSE(said.contains("latency"));
}

}  // namespace
}  // namespace sigma::viewer
