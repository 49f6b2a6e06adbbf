#include <gtest/gtest.h>

#include "server/stream/health_watch.h"
#include "tests/support/fake_clock.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using Change = HealthWatch::Change;

class HealthWatchTest : public testing::Test {
protected:
    /// What is told in so many seconds of such a health, a letter each: D, R or "." for nothing.
    std::string told(std::int32_t score, int seconds) {
        std::string changes;
        for (int second = 0; second != seconds; ++second) {
            const auto change = watch.update({score, ""}, clock.steadyNow());
            changes += !change ? '.' : *change == Change::kDegraded ? 'D' : 'R';
            clock.advance(1s);
        }
        return changes;
    }

    test::FakeClock clock;
    HealthWatch watch;
};

TEST_F(HealthWatchTest, TellsOnceOfAHealthThatStaysBad) {
    EXPECT_EQ(told(75, 6), "...D..");
    EXPECT_EQ(told(15, 3), "...");
}

TEST_F(HealthWatchTest, TellsOfNoHiccup) {
    EXPECT_EQ(told(0, 3), "...");
    EXPECT_EQ(told(100, 1), ".");
    EXPECT_EQ(told(0, 3), "...");
}

TEST_F(HealthWatchTest, BelievesARecoveryAfterTenSeconds) {
    told(75, 4);
    EXPECT_EQ(told(100, 9), ".........");
    EXPECT_EQ(told(75, 1), ".") << "begins anew";
    EXPECT_EQ(told(100, 11), "..........R");
    EXPECT_EQ(told(75, 4), "...D");
}

}  // namespace
}  // namespace sigma::stream
