#include <gtest/gtest.h>

#include "server/domain/event_types.h"
#include "server/lifecycle/journal_entry.h"
#include "server/lifecycle/session_event.h"
#include "tests/server/lifecycle/journal_database.h"
#include "tests/support/fake_clock.h"

namespace sigma::lifecycle {
namespace {

using domain::ChannelState;
using domain::SessionState;
using stream::SessionNews;

class JournalEntryTest : public testing::Test {
protected:
    /// The entry of a notice, with the events that it has; the ids follow from it.
    static JournalEntry entryOf(const stream::SessionNotice& notice) {
        const std::string id =
            notice.session.id.value() + std::to_string(notice.at.time_since_epoch().count());
        JournalEntry entry{notice, {}, {}};
        if (eventTypeOf(notice.news)) {
            entry.event = eventOf(notice, "evt_s" + id);
        }
        const bool hasEnded = notice.news == SessionNews::kEnded;
        if (hasEnded || notice.news == SessionNews::kCreated) {
            entry.channelEvent = channelEvent(
                hasEnded ? domain::event_type::kChannelIdle : domain::event_type::kChannelActive,
                "evt_c" + id, notice.at, notice.session.channel, notice.session.id);
        }
        return entry;
    }
    void write(const stream::SessionNotice& notice) {
        database.in<void>([&](store::Transaction& transaction) {
            return lifecycle::write(transaction, entryOf(notice));
        });
    }

    JournalDatabase database{std::make_shared<test::FakeClock>()};
};

TEST_F(JournalEntryTest, WritesASessionFromItsBeginningToItsEnd) {
    write(noticeOf(SessionNews::kCreated, 1));
    EXPECT_EQ(database.stateOfNews(), "active");
    auto live = noticeOf(SessionNews::kLive, 2);
    live.session.state = SessionState::kLive;
    live.session.liveAt = at(2);
    write(live);
    EXPECT_EQ(database.session("session-1"), live.session);
    const auto ended = noticeOf(SessionNews::kEnded, 3);
    write(ended);
    EXPECT_EQ(database.session("session-1"), ended.session);
    EXPECT_EQ(database.stateOfNews(), "idle");
    EXPECT_EQ(database.eventTypes(),
              "session.created:1 channel.active session.live:2 session.ended:3 channel.idle");
}

TEST_F(JournalEntryTest, WritesFiguresWithoutAnEvent) {
    write(noticeOf(SessionNews::kCreated, 1));
    auto measured = noticeOf(SessionNews::kMeasured, 1);
    measured.session.media.width = 1920;
    measured.session.health = {75, "a finding"};
    write(measured);
    EXPECT_EQ(database.session("session-1").media.width, 1920U);
    EXPECT_EQ(database.session("session-1").health.cause, "a finding");
    EXPECT_EQ(database.eventTypes(), "session.created:1 channel.active");
}

TEST_F(JournalEntryTest, WritesNewsOfAnInputWithoutASession) {
    write(noticeOf(SessionNews::kInputConnected, 0, ""));
    EXPECT_EQ(database.eventTypes(), "session.input.connected");
    EXPECT_EQ(database.stateOfNews(), "idle");
}

TEST_F(JournalEntryTest, LeavesAStoppedChannelStopped) {
    write(noticeOf(SessionNews::kCreated, 1));
    database.setState(ChannelState::kStopped);
    write(noticeOf(SessionNews::kEnded, 2));
    EXPECT_EQ(database.stateOfNews(), "stopped");
    EXPECT_EQ(database.eventTypes(), "session.created:1 channel.active session.ended:2");
}

TEST_F(JournalEntryTest, WritesTheEndAfterTheChannelWasStartedAgain) {
    write(noticeOf(SessionNews::kCreated, 1));
    database.setState(ChannelState::kIdle);
    write(noticeOf(SessionNews::kEnded, 2));
    EXPECT_EQ(database.stateOfNews(), "idle");
    EXPECT_EQ(database.session("session-1").state, SessionState::kEnded);
}

TEST_F(JournalEntryTest, AddsASessionWhoseBeginningWasLost) {
    write(noticeOf(SessionNews::kLive, 3));
    EXPECT_EQ(database.session("session-1").lastSequence, 3);
}

TEST_F(JournalEntryTest, EndsASessionWhoseEndWasLost) {
    write(noticeOf(SessionNews::kCreated, 1));
    write(noticeOf(SessionNews::kCreated, 2, "session-2"));
    EXPECT_EQ(database.session("session-1").endedReason, domain::EndedReason::kSuperseded);
    EXPECT_EQ(database.session("session-1").endedAt, at(2));
    EXPECT_EQ(database.session("session-2").state, SessionState::kInit);
    EXPECT_EQ(database.stateOfNews(), "active");
}

TEST_F(JournalEntryTest, WritesSessionsOfChannelsThatAreGone) {
    auto notice = noticeOf(SessionNews::kEnded, 2);
    notice.session.channel = domain::ChannelId("gone");
    write(notice);
    EXPECT_EQ(database.session("session-1").channel.value(), "gone");
}

}  // namespace
}  // namespace sigma::lifecycle
