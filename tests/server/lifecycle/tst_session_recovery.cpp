#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/lifecycle/session_recovery.h"
#include "tests/server/lifecycle/journal_database.h"
#include "tests/support/fake_clock.h"

namespace sigma::lifecycle {
namespace {

using domain::ChannelState;
using stream::SessionNews;

class SessionRecoveryTest : public testing::Test {
protected:
    void leaveRunning(const std::string& channel, const std::string& node) {
        auto session = noticeOf(SessionNews::kLive, 7, "session-of-" + channel).session;
        session.channel = domain::ChannelId(channel);
        session.node = node;
        database.in<void>([&](store::Transaction& transaction) {
            return store::SessionTable(transaction).insert(session);
        });
    }

    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
    JournalDatabase database{clock};
};

TEST_F(SessionRecoveryTest, EndsWhatACrashHasLeft) {
    leaveRunning("news", "node-1");
    database.setState(ChannelState::kActive);
    EXPECT_EQ(recoverSessions(*database, *clock).value(), 1U);
    const domain::Session session = database.session("session-of-news");
    EXPECT_EQ(session.state, domain::SessionState::kEnded);
    EXPECT_EQ(session.endedReason, domain::EndedReason::kNodeLost);
    EXPECT_EQ(session.endedAt, clock->wallNow());
    EXPECT_EQ(session.lastSequence, 8);
    EXPECT_EQ(database.stateOfNews(), "idle");
    EXPECT_EQ(database.eventTypes(), "session.ended:8 channel.idle");
    EXPECT_THAT(database.events().front().data, testing::HasSubstr("node_lost"));
    EXPECT_EQ(recoverSessions(*database, *clock).value(), 0U);
}

TEST_F(SessionRecoveryTest, EndsThoseOfANodeThatIsCalledAnotherNameNow) {
    leaveRunning("news", "the host's name before");
    database.setState(ChannelState::kActive);
    EXPECT_EQ(recoverSessions(*database, *clock).value(), 1U);
    EXPECT_EQ(database.stateOfNews(), "idle");
    EXPECT_EQ(database.session("session-of-news").node, "the host's name before");
}

TEST_F(SessionRecoveryTest, LeavesAStoppedChannelStopped) {
    leaveRunning("news", "node-1");
    leaveRunning("gone", "node-1");
    database.setState(ChannelState::kStopped);
    EXPECT_EQ(recoverSessions(*database, *clock).value(), 2U);
    EXPECT_EQ(database.stateOfNews(), "stopped");
}

}  // namespace
}  // namespace sigma::lifecycle
