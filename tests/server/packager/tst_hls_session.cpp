#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gtest/gtest.h>

#include "server/packager/hls_session.h"
#include "tests/server/packager/packager_run.h"
#include "tests/support/sample_factory.h"

namespace sigma::packager {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

std::shared_ptr<const LlHlsWindow> windowUpTo(PartPosition last) {
    LlHlsWindow::Content content;
    content.rendition = "video";
    content.plan = PackagingPlan::make(test::ultraProfile(), {});
    content.track = sigma::test::h264Track();
    content.lastPart = last;
    return std::make_shared<const LlHlsWindow>(std::move(content));
}

class HlsSessionTest : public testing::Test {
protected:
    void publish(PartPosition last, bool isEnded = false) {
        auto snapshot = std::make_shared<HlsSnapshot>();
        snapshot->renditions = {windowUpTo(last)};
        snapshot->isEnded = isEnded;
        m_session->publish(std::move(snapshot));
    }

    void wait(asio::io_context& context, PartPosition position, SteadyTime deadline = kNever) {
        const auto waitAndCount = [this, position, deadline]() -> asio::awaitable<void> {
            auto waiting = m_session->waitFor("video", position, deadline);
            co_await std::move(waiting);
            ++m_woken;
        };
        asio::co_spawn(context, waitAndCount, asio::detached);
    }

    void poll() {
        for (int round = 0; round != 5; ++round) {
            m_owner.restart();
            m_owner.poll();
            m_viewers.restart();
            m_viewers.poll();
        }
    }

    static constexpr SteadyTime kNever = SteadyTime::max() - 24h;
    asio::io_context m_owner;
    asio::io_context m_viewers;
    std::shared_ptr<HlsSession> m_session = std::make_shared<HlsSession>(
        domain::SessionId("s1"), std::make_shared<const domain::Channel>(), m_owner);
    int m_woken = 0;
};

TEST_F(HlsSessionTest, WakesWhoWaitsWhenThePartIsThere) {
    publish({3, 0});
    wait(m_viewers, {3, 2});
    poll();
    publish({3, 1});
    poll();
    EXPECT_EQ(m_woken, 0);
    publish({3, 2});
    poll();
    EXPECT_EQ(m_woken, 1);
}

TEST_F(HlsSessionTest, WakesAtOnceForAPartThatIsThere) {
    publish({3, 2});
    wait(m_viewers, {3, 2});
    wait(m_owner, {2, 9});
    poll();
    EXPECT_EQ(m_woken, 2);
}

TEST_F(HlsSessionTest, WakesEveryoneAtTheEnd) {
    publish({3, 0});
    wait(m_viewers, {9, 0});
    wait(m_owner, {9, 0});
    poll();
    publish({3, 0}, true);
    poll();
    EXPECT_EQ(m_woken, 2);
}

TEST_F(HlsSessionTest, WakesAtTheDeadline) {
    publish({3, 0});
    wait(m_viewers, {9, 0}, std::chrono::steady_clock::now() - 1s);
    poll();
    EXPECT_EQ(m_woken, 1);
    publish({9, 0});
    poll();
    EXPECT_EQ(m_woken, 1);
}

TEST_F(HlsSessionTest, WakesAThousandInOneBatchOfEachContext) {
    publish({3, 0});
    for (int index = 0; index != 500; ++index) {
        wait(m_viewers, {3, 1});
        wait(m_owner, {3, 1});
    }
    poll();
    publish({3, 1});
    m_owner.restart();
    EXPECT_EQ(m_owner.poll_one(), 1U);
    poll();
    EXPECT_EQ(m_woken, 1000);
}

}  // namespace
}  // namespace sigma::packager
