#include <QCoreApplication>
#include <QEventLoop>

#include <gtest/gtest.h>

#include "tests/ui/support/fake_services.h"
#include "ui/studio/viewer_watch.h"

namespace sigma::ui {
namespace {

using namespace std::chrono_literals;

class ViewerWatchTest : public testing::Test {
protected:
    void waitForQuestions(std::size_t count) {
        while (m_network.askedViewers.size() < count) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }

    test::FakeNetwork m_network;
    ViewerWatch m_watch{m_network, 1ms};
};

TEST_F(ViewerWatchTest, AsksAgainAndAgain) {
    m_watch.begin("http://server/status");
    EXPECT_EQ(m_watch.count(), std::nullopt);
    waitForQuestions(1);
    EXPECT_EQ(m_watch.count(), 3);
    m_network.viewerCount = 7;
    waitForQuestions(2);
    EXPECT_EQ(m_watch.count(), 7);
    EXPECT_EQ(m_network.askedViewers[0], "http://server/status");
    m_network.viewerCount = Error{ErrorCode::kIo, "the server is away"};
    waitForQuestions(3);
    EXPECT_EQ(m_watch.count(), std::nullopt);
}

TEST_F(ViewerWatchTest, AsksOneThingAtATime) {
    m_network.answersViewers = false;
    m_watch.begin("http://server/status");
    waitForQuestions(1);
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    EXPECT_EQ(m_network.askedViewers.size(), 1U);
    m_network.waitingViewers(5);
    EXPECT_EQ(m_watch.count(), 5);
    waitForQuestions(2);
}

TEST_F(ViewerWatchTest, AnswerAboutAnEarlierBroadcastComesTooLate) {
    m_network.answersViewers = false;
    m_watch.begin("http://server/status");
    waitForQuestions(1);
    const auto late = m_network.waitingViewers;
    m_watch.end();
    m_watch.begin("http://other/status");
    waitForQuestions(2);
    late(99);
    EXPECT_EQ(m_watch.count(), std::nullopt);
    m_network.waitingViewers(1);
    EXPECT_EQ(m_watch.count(), 1);
}

TEST_F(ViewerWatchTest, AsksNobodyWithoutAnAddress) {
    m_watch.begin("");
    QCoreApplication::processEvents();
    EXPECT_TRUE(m_network.askedViewers.empty());
}

}  // namespace
}  // namespace sigma::ui
