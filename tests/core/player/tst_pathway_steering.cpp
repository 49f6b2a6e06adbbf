#include <gtest/gtest.h>

#include "core/player/stream/pathway_steering.h"
#include "tests/core/player/playlist_maker.h"
#include "tests/core/player/scripted_fetcher.h"
#include "tests/support/fake_clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

class PathwaySteeringTest : public testing::Test {
protected:
    sigma::test::FakeClock m_clock;
    test::ScriptedFetcher m_fetcher;
    Requests m_requests{m_fetcher};
    PathwaySteering m_steering{m_requests, m_clock};
};

TEST_F(PathwaySteeringTest, AsksNothingWithoutAServer) {
    EXPECT_EQ(m_steering.tick("a", 1e6), std::nullopt);
    EXPECT_TRUE(m_fetcher.open().empty());
}

TEST_F(PathwaySteeringTest, ForgetsAnEarlierServer) {
    m_steering.begin(test::urlOf("http://s.example/steer"));
    m_steering.tick("a", {});
    m_steering.begin(std::nullopt);
    EXPECT_TRUE(m_fetcher.open().empty());
    EXPECT_EQ(m_steering.tick("a", {}), std::nullopt);
}

TEST_F(PathwaySteeringTest, FollowsTheServersOrder) {
    m_steering.begin(test::urlOf("http://s.example/steer"));
    m_steering.tick("a", 1'500'000.7);
    ASSERT_TRUE(m_fetcher.asks("/steer?_HLS_pathway=a&_HLS_throughput=1500000"));
    m_fetcher.answer(m_requests, "1500000",
                     test::answerWith(R"({"VERSION":1,"TTL":20,"RELOAD-URI":"/again",)"
                                      R"("PATHWAY-PRIORITY":["b","a"]})"));
    EXPECT_EQ(m_steering.takePriority(), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(m_steering.takePriority(), std::nullopt);
    EXPECT_EQ(m_steering.tick("b", {}), m_clock.steadyNow() + 20s);
    m_clock.advance(20s);
    m_steering.tick("b", {});
    EXPECT_TRUE(m_fetcher.asks("/again?_HLS_pathway=b"));
}

TEST_F(PathwaySteeringTest, LeavesNamesOutThatAreNone) {
    m_steering.begin(test::urlOf("http://s.example/steer"));
    m_steering.tick("a b&c", {});
    EXPECT_TRUE(m_fetcher.asks("/steer"));
}

TEST_F(PathwaySteeringTest, ChangesNothingWhereTheServerDoesNotAnswer) {
    m_steering.begin(test::urlOf("http://s.example/steer"));
    m_steering.tick("a", {});
    m_fetcher.answer(m_requests, "=a", test::answerOf(500));
    EXPECT_EQ(m_steering.takePriority(), std::nullopt);
    EXPECT_EQ(m_steering.tick("a", {}), m_clock.steadyNow() + 300s);
}

TEST_F(PathwaySteeringTest, IsNotAskedAgainWhereItIsGone) {
    m_steering.begin(test::urlOf("http://s.example/steer"));
    m_steering.tick("a", {});
    m_fetcher.answer(m_requests, "=a", test::answerOf(410));
    m_clock.advance(1h);
    EXPECT_EQ(m_steering.tick("a", {}), std::nullopt);
    EXPECT_TRUE(m_fetcher.open().empty());
}

}  // namespace
}  // namespace sigma::player
