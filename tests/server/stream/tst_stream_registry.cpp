#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "server/stream/stream_registry.h"
#include "tests/server/stream/fake_stream_ends.h"
#include "tests/support/sample_channel.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;

/// Where the first tick of any output keeps its promise.
using FirstTick = std::atomic<std::promise<std::thread::id>*>;

class TickedOutput final : public StreamOutput {
public:
    explicit TickedOutput(FirstTick& firstTick) : m_firstTick(firstTick) {}

    Result<void> consume(const media::MediaEvent&) override { return {}; }
    void tick(SteadyTime) override {
        if (auto* promise = m_firstTick.exchange(nullptr)) {
            promise->set_value(std::this_thread::get_id());
        }
    }
    void setInterrupted(bool) override {}
    bool isWatchable() const override { return true; }

private:
    FirstTick& m_firstTick;
};

std::shared_ptr<const domain::Channel> channel(const std::string& id) {
    return std::make_shared<const domain::Channel>(
        test::sampleChannel(id, id, "key-of-" + id, domain::LatencyMode::kLow));
}

template <class Work>
auto ask(const StreamHandle& handle, Work work) {
    using Answer = std::invoke_result_t<Work, LiveStream&>;
    auto promise = std::make_shared<std::promise<Answer>>();
    handle.post([promise, work](LiveStream& stream) { promise->set_value(work(stream)); });
    return promise->get_future().get();
}

class StreamRegistryTest : public testing::Test {
protected:
    std::unique_ptr<StreamRegistry> makeRegistry() {
        return std::make_unique<StreamRegistry>(
            pool, LiveStreamLimits{},
            [this](const SessionContext&, boost::asio::io_context&) {
                return std::make_unique<TickedOutput>(firstTick);
            },
            clock, logger);
    }
    /// A session of the channel, and its thread.
    std::thread::id goLive(const std::shared_ptr<const domain::Channel>& live) {
        return ask(registry->open(live), [this, live](LiveStream& stream) {
            auto publisher = std::make_shared<FakePublisher>();
            stream.publish(publisher, live);
            stream.consume(*publisher, {test::aacTrack()});
            return std::this_thread::get_id();
        });
    }

    SystemClock clock;
    Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    std::promise<std::thread::id> ticked;
    FirstTick firstTick{&ticked};
    net::IoPool pool{2, logger};
    std::unique_ptr<StreamRegistry> registry = makeRegistry();
};

TEST_F(StreamRegistryTest, OpensOneStreamForAChannel) {
    pool.start();
    const auto address = [](LiveStream& stream) { return &stream; };
    LiveStream* const news = ask(registry->open(channel("news")), address);
    EXPECT_EQ(ask(registry->open(channel("news")), address), news);
    EXPECT_NE(ask(registry->open(channel("music")), address), news);
}

TEST_F(StreamRegistryTest, OpensOneStreamForThreadsThatAskAtOnce) {
    pool.start();
    std::vector<std::future<LiveStream*>> answers;
    for (int thread = 0; thread != 4; ++thread) {
        answers.push_back(std::async(std::launch::async, [this] {
            return ask(registry->open(channel("news")), [](LiveStream& stream) { return &stream; });
        }));
    }
    LiveStream* const first = answers.front().get();
    for (std::size_t index = 1; index != answers.size(); ++index) {
        EXPECT_EQ(answers[index].get(), first);
    }
}

TEST_F(StreamRegistryTest, TicksOutputsOnTheStreamsThread) {
    pool.start();
    const std::thread::id owner = goLive(channel("news"));
    EXPECT_EQ(ticked.get_future().get(), owner);
}

TEST_F(StreamRegistryTest, EndsAllSessionsAndCountsThem) {
    pool.start();
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        goLive(channel(id));
    }
    registry->open(channel("idle"));
    EXPECT_EQ(registry->endAll("a test", 1min), 5U);
    EXPECT_EQ(registry->endAll("a test", 1min), 0U);
}

TEST_F(StreamRegistryTest, DoesNotWaitForeverForTheEnd) {
    registry->open(channel("news"));
    EXPECT_EQ(registry->endAll("the pool was never started", 0ms), 0U);
}

TEST_F(StreamRegistryTest, CountsByChannel) {
    pool.start();
    const auto before = registry->counters(domain::ChannelId("news"));
    goLive(channel("news"));
    EXPECT_EQ(before->sessions, 1U);
    EXPECT_EQ(registry->counters(domain::ChannelId("news")), before);
    registry->open(channel("music"));
    EXPECT_EQ(registry->allCounters().size(), 2U);
}

TEST_F(StreamRegistryTest, GivesNewLimitsToStreamsThatAreThere) {
    pool.start();
    const auto news = channel("news");
    const StreamHandle handle = registry->open(news);
    LiveStreamLimits limits;
    limits.unpublishWindow = 0ms;
    registry->setLimits(limits);
    const bool wasThereToEnd = ask(handle, [news](LiveStream& stream) {
        const auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, news);
        stream.consume(*publisher, {test::aacTrack()});
        stream.unpublish(*publisher, true);
        stream.tick();
        return stream.end(domain::EndedReason::kOperatorStop, "a test");
    });
    EXPECT_FALSE(wasThereToEnd);
}

TEST_F(StreamRegistryTest, ReportsTheSessionToAnyThread) {
    pool.start();
    const domain::ChannelId news("news");
    EXPECT_EQ(registry->report(news), nullptr);
    registry->open(channel("news"));
    EXPECT_EQ(registry->report(news), nullptr);
    goLive(channel("news"));
    const auto report = registry->report(news);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->channel, news);
    EXPECT_EQ(report->state, domain::SessionState::kInit);
}

TEST_F(StreamRegistryTest, EndsOneChannelsSession) {
    pool.start();
    goLive(channel("news"));
    goLive(channel("music"));
    registry->end(domain::ChannelId("news"), domain::EndedReason::kSuperseded, "a test");
    registry->end(domain::ChannelId("nobody"), domain::EndedReason::kSuperseded, "a test");
    EXPECT_EQ(registry->endAll("a test", 1min), 1U);
    EXPECT_EQ(registry->report(domain::ChannelId("news")), nullptr);
}

TEST_F(StreamRegistryTest, StopsAChannelWhoseStreamNobodyOpenedYet) {
    pool.start();
    domain::Channel stopped = *channel("news");
    stopped.state = domain::ChannelState::kStopped;
    ++stopped.version;
    registry->update(std::make_shared<const domain::Channel>(stopped));
    const auto reasons = ask(registry->open(channel("news")), [](LiveStream& stream) {
        const auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, channel("news"));
        return publisher->reasons.size();
    });
    EXPECT_EQ(reasons, 1U);
}

TEST_F(StreamRegistryTest, OpensNoStreamForASettingThatNobodyUses) {
    registry->update(channel("news"));
    EXPECT_TRUE(registry->allCounters().empty());
}

TEST_F(StreamRegistryTest, ForgetsAChannelThatIsClosed) {
    pool.start();
    goLive(channel("news"));
    const auto address = [](LiveStream& stream) { return &stream; };
    const StreamHandle old = registry->open(channel("news"));
    registry->close(domain::ChannelId("news"));
    registry->close(domain::ChannelId("news"));
    EXPECT_TRUE(registry->allCounters().empty());
    EXPECT_EQ(registry->report(domain::ChannelId("news")), nullptr);
    EXPECT_FALSE(ask(old, [](LiveStream& stream) {
        return stream.end(domain::EndedReason::kOperatorStop, "it was ended already");
    }));
    EXPECT_NE(ask(registry->open(channel("news")), address), ask(old, address));
}

TEST_F(StreamRegistryTest, TakesNobodyWhoWasLetInJustBeforeItsChannelWasClosed) {
    pool.start();
    const auto news = channel("news");
    const auto publish = [news](LiveStream& stream) {
        const auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, news);
        return publisher->reasons.size();
    };
    const StreamHandle before = registry->open(news);
    registry->close(news->id);
    EXPECT_EQ(ask(before, publish), 1U);
    EXPECT_EQ(ask(registry->open(news), publish), 1U);
    EXPECT_TRUE(registry->allCounters().empty());
    registry->update(news);
    EXPECT_EQ(ask(registry->open(news), publish), 0U) << "a new channel of that id";
}

TEST(StreamRegistryLifetime, MayOutliveThePool) {
    const SystemClock clock;
    const Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    OutputLog output;
    auto pool = std::make_unique<net::IoPool>(2, logger);
    StreamRegistry registry(
        *pool, LiveStreamLimits{},
        [&](const SessionContext& session, boost::asio::io_context&) {
            return std::make_unique<FakeOutput>(session, output);
        },
        clock, logger);
    pool->start();
    const auto news = channel("news");
    ask(registry.open(news), [news](LiveStream& stream) {
        const auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, news);
        stream.consume(*publisher, {test::aacTrack()});
        return true;
    });
    pool.reset();
    EXPECT_EQ(output.alive, 1);
}

TEST(StreamRegistryLifetime, MayEndBeforeItsStreams) {
    const SystemClock clock;
    const Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    OutputLog output;
    net::IoPool pool(1, logger);
    auto registry = std::make_unique<StreamRegistry>(
        pool, LiveStreamLimits{},
        [&output](const SessionContext& session, boost::asio::io_context&) {
            return std::make_unique<FakeOutput>(session, output);
        },
        clock, logger);
    const auto news = channel("news");
    const StreamHandle handle = registry->open(news);
    registry.reset();
    pool.start();
    const bool hadSession = ask(handle, [news](LiveStream& stream) {
        const auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, news);
        stream.consume(*publisher, {test::aacTrack()});
        return stream.end(domain::EndedReason::kOperatorStop, "a test");
    });
    EXPECT_TRUE(hadSession);
    EXPECT_EQ(output.sessions.size(), 1U);
}

}  // namespace
}  // namespace sigma::stream
