#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/lifecycle/channel_actions.h"
#include "server/lifecycle/session_journal.h"
#include "tests/server/lifecycle/journal_database.h"
#include "tests/support/fake_clock.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/sample_factory.h"
#include "tests/support/wait_until.h"

namespace sigma::lifecycle {
namespace {

using namespace std::chrono_literals;
using domain::Channel;
using domain::ChannelId;
using domain::ChannelState;

struct QuietOutput final : stream::StreamOutput {
    Result<void> consume(const media::MediaEvent&) override { return {}; }
    void tick(SteadyTime) override {}
    void setInterrupted(bool) override {}
    bool isWatchable() const override { return true; }
};

struct CountingPublisher final : stream::Publisher {
    const stream::PublisherInfo& info() const override { return publisherInfo; }
    void disconnect(std::string_view) override { ++disconnects; }

    stream::PublisherInfo publisherInfo{"192.0.2.7", "a test's encoder"};
    std::atomic<int> disconnects{0};
};

/// Streams on a thread of their own, journalled into a database with the channel "news".
class ChannelActionsTest : public testing::Test {
protected:
    ChannelActionsTest() { pool.start(); }
    ~ChannelActionsTest() override {
        pool.stop();
        pool.join();
    }

    Result<Channel> run(boost::asio::awaitable<Result<Channel>> action) {
        boost::asio::io_context context;
        return test::runCoroutine(context, std::move(action));
    }
    /// A publisher that sends a session's first media as if the server had let it in.
    std::shared_ptr<CountingPublisher> publish() {
        auto publisher = std::make_shared<CountingPublisher>();
        const auto channel = std::make_shared<const Channel>(
            test::sampleChannel("news", "News", "the-key-of-the-news"));
        auto done = std::make_shared<std::promise<void>>();
        streams->open(channel).post([=](stream::LiveStream& stream) {
            stream.publish(publisher, channel);
            stream.consume(*publisher, {test::aacTrack()});
            done->set_value();
        });
        done->get_future().wait();
        return publisher;
    }
    std::string sessionNow() const {
        const auto report = streams->report(news);
        return report ? report->id.value() : "";
    }
    void waitForTheEndOf(const std::string& session) {
        test::waitUntil([&] { return sessionNow() != session; });
    }

    const ChannelId news{"news"};
    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();
    JournalDatabase database{clock};
    Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    std::shared_ptr<store::ChannelCache> cache =
        std::make_shared<store::ChannelCache>(clock, std::vector<Channel>{database.channel()});
    net::IoPool pool{1, logger};
    std::shared_ptr<stream::StreamRegistry> streams = std::make_shared<stream::StreamRegistry>(
        pool, stream::LiveStreamLimits{},
        [](const stream::SessionContext&, boost::asio::io_context&) {
            return std::make_unique<QuietOutput>();
        },
        *clock, logger, std::make_shared<SessionJournal>(database.shared(), "node-1"));
    ChannelActions actions{database.shared(), cache, streams, clock};
};

TEST_F(ChannelActionsTest, StopEndsTheSessionAndKeepsPublishersAway) {
    const auto publisher = publish();
    const std::string session = sessionNow();
    ASSERT_FALSE(session.empty());
    const auto stopped = run(actions.stop(news));
    ASSERT_TRUE(stopped.has_value()) << stopped.error().context;
    EXPECT_EQ(stopped->state, ChannelState::kStopped);
    EXPECT_EQ(cache->find("news")->state, ChannelState::kStopped);
    waitForTheEndOf(session);
    test::waitUntil([&] { return publisher->disconnects == 1; });
    const auto late = publish();
    EXPECT_EQ(late->disconnects, 1);
    EXPECT_EQ(sessionNow(), "");
    EXPECT_EQ(database.stateOfNews(), "stopped");
    EXPECT_EQ(database.session(session).endedReason, domain::EndedReason::kOperatorStop);
    EXPECT_THAT(database.eventTypes(), testing::HasSubstr("channel.stopped session.ended:2"));
}

TEST_F(ChannelActionsTest, StartLetsPublishersInAgain) {
    ASSERT_TRUE(run(actions.stop(news)).has_value());
    const auto started = run(actions.start(news));
    ASSERT_TRUE(started.has_value());
    EXPECT_EQ(started->state, ChannelState::kIdle);
    EXPECT_EQ(cache->find("news")->state, ChannelState::kIdle);
    EXPECT_EQ(publish()->disconnects, 0);
    EXPECT_NE(sessionNow(), "");
    EXPECT_EQ(database.stateOfNews(), "active");
}

TEST_F(ChannelActionsTest, RestartMakesRoomForANewSession) {
    const auto publisher = publish();
    const std::string session = sessionNow();
    ASSERT_TRUE(run(actions.restart(news)).has_value());
    waitForTheEndOf(session);
    test::waitUntil([&] { return publisher->disconnects == 1; });
    publish();
    EXPECT_NE(sessionNow(), "");
    EXPECT_NE(sessionNow(), session);
    EXPECT_EQ(database.session(session).endedReason, domain::EndedReason::kSuperseded);
}

TEST_F(ChannelActionsTest, RefusesIllegalMovesByName) {
    EXPECT_EQ(run(actions.start(news)).error().code, ErrorCode::kIllegalTransition);
    EXPECT_EQ(run(actions.restart(news)).error().code, ErrorCode::kIllegalTransition);
    ASSERT_TRUE(run(actions.stop(news)).has_value());
    EXPECT_EQ(run(actions.stop(news)).error().context,
              "a channel that is stopped does not take the signal stop");
    EXPECT_EQ(database.eventTypes(), "channel.stopped");
}

TEST_F(ChannelActionsTest, FindsNoChannelThatIsNotThere) {
    const ChannelId nobody("nobody");
    EXPECT_EQ(run(actions.start(nobody)).error().code, ErrorCode::kNotFound);
    EXPECT_EQ(run(actions.stop(nobody)).error().code, ErrorCode::kNotFound);
    EXPECT_EQ(run(actions.restart(nobody)).error().code, ErrorCode::kNotFound);
}

TEST_F(ChannelActionsTest, GivesARunningStreamItsNewSettings) {
    publish();
    const std::string session = sessionNow();
    Channel changed = database.channel();
    changed.initTimeout = 0s;
    changed.version = 2;
    actions.changed(changed);
    EXPECT_EQ(cache->find("news")->initTimeout, 0s);
    waitForTheEndOf(session);
    EXPECT_EQ(database.session(session).endedReason, domain::EndedReason::kInitTimeout);
}

TEST_F(ChannelActionsTest, ClosesAChannelThatWasRemoved) {
    const auto publisher = publish();
    actions.removed(news);
    EXPECT_EQ(cache->find("news"), nullptr);
    EXPECT_EQ(streams->report(news), nullptr);
    test::waitUntil([&] { return publisher->disconnects == 1; });
}

}  // namespace
}  // namespace sigma::lifecycle
