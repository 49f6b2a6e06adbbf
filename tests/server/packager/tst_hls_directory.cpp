#include <gtest/gtest.h>

#include "server/packager/hls_directory.h"
#include "tests/support/fake_clock.h"

namespace sigma::packager {
namespace {

using namespace std::chrono_literals;

class HlsDirectoryTest : public testing::Test {
protected:
    std::shared_ptr<HlsSession> add(const char* id) {
        auto channel = std::make_shared<domain::Channel>();
        channel->id = domain::ChannelId("music");
        auto session = std::make_shared<HlsSession>(domain::SessionId(id), channel, m_context);
        m_directory.add(session);
        return session;
    }

    boost::asio::io_context m_context;
    sigma::test::FakeClock m_clock;
    HlsDirectory m_directory{30s};
};

TEST_F(HlsDirectoryTest, ShowsTheNewestSessionAndFindsTheOthers) {
    const auto first = add("s1");
    const auto second = add("s2");
    EXPECT_EQ(m_directory.current("music"), second);
    EXPECT_EQ(m_directory.find("music", "s1"), first);
    EXPECT_FALSE(m_directory.find("music", "s3"));
    EXPECT_FALSE(m_directory.find("news", "s1"));
    EXPECT_FALSE(m_directory.current("news"));
}

TEST_F(HlsDirectoryTest, KeepsEndedSessionsForAWhile) {
    const auto ended = add("s1");
    m_directory.setEnded(*ended, m_clock.steadyNow());
    m_clock.advance(30s);
    m_directory.purge(m_clock.steadyNow());
    EXPECT_EQ(m_directory.current("music"), ended);
    m_clock.advance(1s);
    m_directory.purge(m_clock.steadyNow());
    EXPECT_FALSE(m_directory.current("music"));
}

TEST_F(HlsDirectoryTest, NeverForgetsALiveSession) {
    const auto live = add("s1");
    m_clock.advance(24h);
    m_directory.purge(m_clock.steadyNow());
    EXPECT_EQ(m_directory.current("music"), live);
}

}  // namespace
}  // namespace sigma::packager
