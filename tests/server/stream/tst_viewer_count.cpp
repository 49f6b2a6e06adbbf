#include <string>

#include <gtest/gtest.h>

#include "server/stream/viewer_count.h"
#include "tests/support/fake_clock.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;

struct Viewers {
    test::FakeClock clock;
    ViewerCount viewers;

    void see(const std::string& address, const std::string& player = "browser") {
        viewers.see(address, player, clock.steadyNow());
    }
    std::uint64_t count() const { return viewers.count(clock.steadyNow()); }
};

TEST(ViewerCount, IsNothingAtFirst) {
    EXPECT_EQ(Viewers().count(), 0U);
}

TEST(ViewerCount, CountsEachViewerOnce) {
    Viewers viewers;
    for (int request = 0; request < 20; ++request) {
        viewers.see("10.0.0.1");
        viewers.see("10.0.0.2");
        viewers.see("10.0.0.2", "another browser");
    }
    EXPECT_EQ(viewers.count(), 3U);
}

TEST(ViewerCount, KeepsWhoGoesOnAsking) {
    Viewers viewers;
    for (int second = 0; second < 60; ++second) {
        viewers.see("10.0.0.1");
        EXPECT_EQ(viewers.count(), 1U);
        viewers.clock.advance(1s);
    }
}

TEST(ViewerCount, ForgetsWhoHasGone) {
    Viewers viewers;
    viewers.see("10.0.0.1");
    viewers.clock.advance(10s);
    viewers.see("10.0.0.2");
    EXPECT_EQ(viewers.count(), 2U);
    viewers.clock.advance(10s);
    EXPECT_EQ(viewers.count(), 1U);
    viewers.clock.advance(20s);
    EXPECT_EQ(viewers.count(), 0U);
    viewers.see("10.0.0.3");
    EXPECT_EQ(viewers.count(), 1U);
}

TEST(ViewerCount, IsNearlyRightForThousands) {
    Viewers viewers;
    constexpr int kPeople = 5000;
    for (int person = 0; person < kPeople; ++person) {
        viewers.see("10.1." + std::to_string(person / 250) + "." + std::to_string(person % 250));
    }
    EXPECT_NEAR(static_cast<double>(viewers.count()), kPeople, kPeople * 0.05);
}

TEST(ViewerCount, HasAnUpperEnd) {
    Viewers viewers;
    for (int person = 0; person < 400'000; ++person) {
        viewers.see(std::to_string(person));
    }
    EXPECT_GT(viewers.count(), 100'000U);
    EXPECT_LT(viewers.count(), 1'000'000U);
}

}  // namespace
}  // namespace sigma::stream
