#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/lifecycle/session_journal.h"
#include "server/store/connection.h"
#include "server/stream/live_stream.h"
#include "tests/server/lifecycle/journal_database.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_factory.h"
#include "tests/support/wait_until.h"

namespace sigma::lifecycle {
namespace {

using namespace std::chrono_literals;
using stream::SessionNews;

struct QuietOutput final : stream::StreamOutput {
    Result<void> consume(const media::MediaEvent&) override { return {}; }
    void tick(SteadyTime) override {}
    void setInterrupted(bool) override {}
    bool isWatchable() const override { return true; }
};

struct QuietPublisher final : stream::Publisher {
    const stream::PublisherInfo& info() const override { return publisherInfo; }
    void disconnect(std::string_view) override {}

    stream::PublisherInfo publisherInfo{"192.0.2.7", "a test's encoder", ""};
};

class SessionJournalTest : public testing::Test {
protected:
    std::uint64_t written() const { return database.shared()->state().written; }
    /// Holds the database's thread until the promise is kept.
    std::shared_future<void> hold(std::promise<void>& promise) {
        auto released = promise.get_future().share();
        database.shared()->journal([released](store::Transaction&) -> Result<void> {
            released.wait();
            return {};
        });
        return released;
    }

    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
    JournalDatabase database{clock};
    std::shared_ptr<SessionJournal> journal =
        std::make_shared<SessionJournal>(database.shared(), "node-1");
};

TEST_F(SessionJournalTest, WritesWhatHappensToARealStream) {
    const Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    const auto channel = std::make_shared<const domain::Channel>(database.channel());
    stream::LiveStream stream(
        channel, {}, [](const auto&) { return std::make_unique<QuietOutput>(); }, *clock, logger,
        std::make_shared<stream::ChannelCounters>(), journal);
    const auto publisher = std::make_shared<QuietPublisher>();
    stream.publish(publisher, channel);
    stream.consume(*publisher, {test::h264Track(), test::videoSample(0, true)});
    stream.tick();
    const domain::SessionId id = stream.report()->id;
    stream.unpublish(*publisher, true);
    clock->advance(10s);
    stream.tick();

    EXPECT_EQ(database.eventTypes(),
              "session.input.connected session.created:1 channel.active session.processing:2 "
              "session.live:3 session.input.disconnected:4 session.ended:5 channel.idle");
    const domain::Session session = database.session(id.value());
    EXPECT_EQ(session.node, "node-1");
    EXPECT_EQ(session.remote, "192.0.2.7");
    EXPECT_EQ(session.encoder, "a test's encoder");
    EXPECT_EQ(session.endedReason, domain::EndedReason::kPublisherStop);
    EXPECT_EQ(session.liveAt, session.createdAt);
    EXPECT_EQ(session.endedAt, clock->wallNow());
    EXPECT_EQ(session.lastSequence, 5);
    EXPECT_EQ(database.stateOfNews(), "idle");
}

TEST_F(SessionJournalTest, GivesEventsIdsThatSortAsTheyHappened) {
    for (int sequence = 1; sequence != 5; ++sequence) {
        auto notice = noticeOf(SessionNews::kInputStarved, sequence);
        notice.at = at(0);
        journal->notice(notice);
    }
    const auto events = database.events();
    ASSERT_EQ(events.size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(events, {}, &domain::DomainEvent::id));
    EXPECT_TRUE(std::ranges::all_of(
        events, [](const domain::DomainEvent& event) { return domain::isEventId(event.id); }));
}

TEST_F(SessionJournalTest, CoalescesFiguresThatTheDatabaseIsTooSlowFor) {
    journal->notice(noticeOf(SessionNews::kCreated, 1));
    ASSERT_EQ(database.session("session-1").media.width, 0U);
    const std::uint64_t before = written();
    std::promise<void> promise;
    hold(promise);
    for (std::uint32_t width = 1; width != 101; ++width) {
        auto notice = noticeOf(SessionNews::kMeasured, 1);
        notice.session.media.width = width;
        journal->notice(notice);
    }
    promise.set_value();
    EXPECT_EQ(database.session("session-1").media.width, 100U);
    EXPECT_EQ(written() - before, 2U) << "the one that held it, and one for all figures";

    auto later = noticeOf(SessionNews::kMeasured, 1);
    later.session.media.width = 200;
    journal->notice(later);
    EXPECT_EQ(database.session("session-1").media.width, 200U);
}

TEST_F(SessionJournalTest, QueuesFiguresOnceWhileTheDiskIsFull) {
    const auto limitPages = [&](const std::string& count) {
        database.in<void>([&](store::Transaction& transaction) {
            return transaction.connection().executeOnce("PRAGMA max_page_count = " + count);
        });
    };
    const auto measured = [&](std::uint32_t width) {
        auto notice = noticeOf(SessionNews::kMeasured, 1);
        notice.session.encoder = std::string(1'000'000, 'x');  // more than the disk has room for
        notice.session.media.width = width;
        journal->notice(notice);
    };
    const auto state = [&] { return database.shared()->state(); };
    journal->notice(noticeOf(SessionNews::kCreated, 1));
    ASSERT_EQ(database.session("session-1").media.width, 0U);
    limitPages("1");
    measured(1);
    test::waitUntil([&] { return state().health == store::DatabaseHealth::kFailing; });
    for (std::uint32_t width = 2; width != 10; ++width) {
        measured(width);
    }
    EXPECT_EQ(state().journalLength, 1U);
    limitPages("1000000");
    test::waitUntil([&] { return state().journalLength == 0; });
    EXPECT_EQ(database.session("session-1").media.width, 9U);
    measured(10);
    EXPECT_EQ(database.session("session-1").media.width, 10U);
}

}  // namespace
}  // namespace sigma::lifecycle
