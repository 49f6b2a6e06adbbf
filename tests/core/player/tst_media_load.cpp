#include <algorithm>

#include <gtest/gtest.h>

#include "core/player/loading/media_load.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

TEST(MediaLoadTest, TellsHowItCame) {
    MediaLoad load;
    load.fetch = FetchId{1};
    load.wasAwaited = true;
    load.plan.duration = 500ms;
    load.addArrival({SteadyTime(1s), 3});
    load.addArrival({SteadyTime(2s), 4});
    EXPECT_TRUE(load.isUnderWay());
    EXPECT_EQ(load.bytes, 7U);
    load.answer = test::answerWith("1234567", SteadyTime(500ms));
    load.answer->headers["cmsd-dynamic"] = "\"a\";etp=5000";
    EXPECT_FALSE(load.isUnderWay());
    const std::vector<Arrival> line{{SteadyTime(1s), 3}, {SteadyTime(1s), 9}, {SteadyTime(2s), 4}};
    const Transfer transfer = load.transfer(line);
    EXPECT_EQ(transfer.arrivals.size(), 2U);
    EXPECT_EQ(transfer.line.size(), 3U);
    EXPECT_EQ(transfer.bytes, 7U);
    EXPECT_EQ(transfer.sentAt, SteadyTime(500ms));
    EXPECT_TRUE(transfer.wasAwaited);
    EXPECT_EQ(transfer.serverEstimate, 5e6);
}

TEST(MediaLoadTest, KeepsAThousandArrivalsSpreadOverTheWholeTime) {
    MediaLoad load;
    for (int i = 0; i != 2500; ++i) {
        load.addArrival({SteadyTime(std::chrono::milliseconds(i)), 1});
    }
    EXPECT_LE(load.arrivals.size(), 1000U);
    std::size_t bytes = 0;
    std::size_t most = 0;
    for (const Arrival& arrival : load.arrivals) {
        bytes += arrival.bytes;
        most = std::max(most, arrival.bytes);
    }
    EXPECT_EQ(bytes, 2500U);
    EXPECT_LE(most, 16U);
    EXPECT_EQ(load.arrivals.front().at, SteadyTime(0ms));
    EXPECT_EQ(load.arrivals.back().at, SteadyTime(2499ms));
}

TEST(MediaLoadTest, IsLooseWhileMostOfAHintIsToCome) {
    MediaLoad load;
    load.plan.duration = 500ms;
    load.fetch = FetchId{1};
    EXPECT_FALSE(load.isLoose(1e6, 2e5));
    load.wasAwaited = true;
    EXPECT_TRUE(load.isLoose(1e6, 2e6));
    // Of 62,500 bytes; the other one has 12,500.
    load.bytes = 49'000;
    EXPECT_TRUE(load.isLoose(1e6, 2e5));
    load.bytes = 51'000;
    EXPECT_FALSE(load.isLoose(1e6, 2e5));
    load.bytes = 0;
    load.answer = test::answerWith("x");
    EXPECT_FALSE(load.isLoose(1e6, 2e5));
}

}  // namespace
}  // namespace sigma::player
