#include <gtest/gtest.h>

#include "core/publish/network_delay.h"

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

class NetworkDelayTest : public testing::Test {
protected:
    /// Our part at the end of so long.
    milliseconds afterSeconds(int seconds, milliseconds inflation) {
        milliseconds ours{0};
        for (int tick = 0; tick != seconds * 10; ++tick) {
            m_now += milliseconds(100);
            ours = m_delay.update(m_now, inflation);
        }
        return ours;
    }

    SteadyTime m_now{std::chrono::hours(1)};
    NetworkDelay m_delay;
};

TEST_F(NetworkDelayTest, IsOursAtFirst) {
    EXPECT_EQ(afterSeconds(2, milliseconds(100)), milliseconds(100));
}

TEST_F(NetworkDelayTest, IsSomebodyElsesOnceItStays) {
    EXPECT_EQ(afterSeconds(8, milliseconds(100)), milliseconds(0));
    EXPECT_EQ(m_delay.update(m_now, milliseconds(200)), milliseconds(0));
    EXPECT_EQ(m_delay.update(m_now, milliseconds(230)), milliseconds(30));
}

TEST_F(NetworkDelayTest, IsOursAgainOnceItHasGoneAway) {
    afterSeconds(8, milliseconds(100));
    afterSeconds(1, milliseconds(0));
    EXPECT_EQ(m_delay.update(m_now, milliseconds(100)), milliseconds(100));
}

TEST_F(NetworkDelayTest, LeavesNobodyMoreThanAQuarterOfASecond) {
    EXPECT_EQ(afterSeconds(30, milliseconds(600)), milliseconds(350));
}

TEST_F(NetworkDelayTest, TakesALittleForTheNetworksOwn) {
    EXPECT_EQ(afterSeconds(30, milliseconds(15)), milliseconds(15));
}

TEST_F(NetworkDelayTest, ForgetsWithItsConnection) {
    afterSeconds(8, milliseconds(100));
    m_delay.clear();
    EXPECT_EQ(m_delay.update(m_now, milliseconds(100)), milliseconds(100));
}

}  // namespace
}  // namespace sigma::publish
