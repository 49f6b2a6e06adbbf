#include <set>

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include "core/net/read_ticks.h"

namespace sigma::net {
namespace {

using namespace std::chrono_literals;
using Time = boost::asio::steady_timer::time_point;

class ReadTicksTest : public testing::Test {
protected:
    boost::asio::io_context m_context{1};
    ReadTicks& m_ticks = boost::asio::use_service<ReadTicks>(m_context);
};

TEST_F(ReadTicksTest, WakesAllReadersOfASlotTogether) {
    int woken = 0;
    boost::asio::steady_timer& timer = m_ticks.next(0);
    for (int reader = 0; reader != 3; ++reader) {
        timer.async_wait([&](const boost::system::error_code& error) { woken += !error; });
    }
    EXPECT_EQ(&m_ticks.next(0), &timer);
    m_context.run();
    EXPECT_EQ(woken, 3);
}

TEST_F(ReadTicksTest, NextMomentIsWithinTheInterval) {
    for (int round = 0; round != 3; ++round) {
        const Time before = Time::clock::now();
        boost::asio::steady_timer& timer = m_ticks.next(1);
        EXPECT_GT(timer.expiry(), before);
        EXPECT_LE(timer.expiry(), Time::clock::now() + ReadTicks::kInterval);
        timer.wait();
    }
}

TEST_F(ReadTicksTest, SlotsHaveMomentsOfTheirOwn) {
    std::set<std::size_t> slots;
    std::set<Time::duration> moments;
    for (int reader = 0; reader != 100; ++reader) {
        slots.insert(m_ticks.assignSlot());
    }
    for (const std::size_t slot : slots) {
        moments.insert(m_ticks.next(slot).expiry().time_since_epoch() % ReadTicks::kInterval);
    }
    EXPECT_GT(slots.size(), 1U);
    EXPECT_EQ(moments.size(), slots.size());
}

}  // namespace
}  // namespace sigma::net
