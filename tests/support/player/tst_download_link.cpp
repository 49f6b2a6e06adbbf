#include <gtest/gtest.h>

#include "tests/support/player/download_link.h"

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

/// Steps until the flow has delivered so much; how long that took.
Duration timeToDeliver(DownloadLink& link, std::uint64_t flow, double bytes) {
    Duration now{0};
    while (link.delivered(flow) < bytes && now < 60s) {
        link.step(now);
        now += DownloadLink::kStep;
    }
    return now;
}

TEST(DownloadLinkTest, DeliversAtTheRateOfTheTrace) {
    DownloadLink link(steadyNetwork(800), 40ms);
    link.send(1, 100'000);
    EXPECT_EQ(timeToDeliver(link, 1, 99'999.6), 1s);
}

TEST(DownloadLinkTest, SharesEvenlyAmongFlows) {
    DownloadLink link(steadyNetwork(800), 40ms);
    link.send(1, 100'000);
    link.send(2, 50'000);
    EXPECT_EQ(timeToDeliver(link, 2, 49'999.6), 1s);
    EXPECT_NEAR(link.delivered(1), 50'000, 200);
}

TEST(DownloadLinkTest, BeginsSlowlyOnAFastLink) {
    DownloadLink link(steadyNetwork(100'000), 100ms);
    link.send(1, 14'600 + 29'200);
    // At the full rate it would take 4 ms.
    EXPECT_GT(timeToDeliver(link, 1, 43'799), 100ms);
}

TEST(DownloadLinkTest, DeliversNothingInAnOutage) {
    DownloadLink link(networkWithOutage(800, 500ms, 2s), 40ms);
    link.send(1, 100'000);
    EXPECT_EQ(timeToDeliver(link, 1, 99'999.6), 3s);
}

TEST(DownloadLinkTest, AClosedFlowTakesOnlyWhatIsOnItsWay) {
    DownloadLink link(steadyNetwork(800), 40ms);
    link.send(1, 100'000);
    link.step(0s);
    link.close(1, 1ms);
    for (Duration now = 1ms; now < 100ms; now += DownloadLink::kStep) {
        link.step(now);
    }
    EXPECT_TRUE(link.isIdle());
    EXPECT_EQ(link.delivered(1), 0);
}

TEST(NetworkTraceTest, BeginsAnewAtItsEnd) {
    for (const NetworkTrace& trace : benchmarkTraces()) {
        EXPECT_EQ(trace.rateAt(trace.length()), trace.rateAt(Duration(0))) << trace.name;
    }
    EXPECT_EQ(benchmarkTraces().front().rateAt(61s), 400'000);
}

}  // namespace
}  // namespace sigma::player::test
