#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/stream/live_stream.h"
#include "tests/server/stream/fake_stream_ends.h"
#include "tests/server/stream/notice_log.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::EndedReason;
using domain::SessionInput;
using domain::SessionState;
using testing::HasSubstr;

constexpr auto kFrame = 40ms;

/// A stream's session from its first media to its end, as an observer is told of it.
class LiveSessionTest : public testing::Test {
protected:
    void connect() {
        publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, channel);
    }
    void begin() {
        connect();
        stream.consume(*publisher, {test::h264Track(1280, 720, 25), test::aacTrack()});
    }
    void goLive() {
        begin();
        output.isWatchable = true;
        run(1s);
        ASSERT_EQ(log->take(), "+input created processing live");
    }
    /// A publisher of 25 frames a second, with a key frame each second.
    void run(std::chrono::milliseconds time) {
        for (const SteadyTime end = clock.steadyNow() + time; clock.steadyNow() < end;) {
            stream.consume(*publisher, {test::videoSample(m_dts, m_dts % 90'000 == 0, 1000)});
            m_dts += 3600;
            clock.advance(kFrame);
            stream.tick();
        }
    }
    /// Nothing comes.
    void wait(std::chrono::milliseconds time) {
        for (const SteadyTime end = clock.steadyNow() + time; clock.steadyNow() < end;) {
            clock.advance(100ms);
            stream.tick();
        }
    }
    void change(const std::function<void(domain::Channel&)>& edit) {
        domain::Channel changed = *channel;
        edit(changed);
        channel = std::make_shared<const domain::Channel>(changed);
    }
    const domain::Session& told() const { return log->last().session; }
    void expectEnd(EndedReason reason, std::string_view news) {
        EXPECT_EQ(log->take(), news);
        EXPECT_EQ(log->last().news, SessionNews::kEnded);
        EXPECT_EQ(told().endedReason, reason);
        EXPECT_EQ(told().endedAt, log->last().at);
        EXPECT_EQ(told().state, SessionState::kEnded);
        EXPECT_EQ(stream.report(), nullptr);
        EXPECT_EQ(output.alive, 0);
    }

    test::FakeClock clock;
    Logger logger = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    std::shared_ptr<ChannelCounters> counters = std::make_shared<ChannelCounters>();
    std::shared_ptr<const domain::Channel> channel = std::make_shared<const domain::Channel>(
        test::sampleChannel("news", "News", "the-key-of-the-news", domain::LatencyMode::kLow));
    std::shared_ptr<NoticeLog> log = std::make_shared<NoticeLog>();
    std::shared_ptr<FakePublisher> publisher;
    OutputLog output;
    LiveStream stream{channel,
                      LiveStreamLimits{},
                      [this](const SessionContext& session) {
                          return std::make_unique<FakeOutput>(session, output);
                      },
                      clock,
                      logger,
                      counters,
                      log};

private:
    std::int64_t m_dts = 0;
};

TEST_F(LiveSessionTest, ComesFromItsFirstMediaToItsViewers) {
    connect();
    EXPECT_EQ(log->take(), "+input");
    EXPECT_TRUE(told().id.empty());
    EXPECT_EQ(told().channel.value(), "news");
    EXPECT_EQ(told().remote, "192.0.2.7");
    EXPECT_EQ(stream.report(), nullptr);

    stream.consume(*publisher, {test::h264Track(), test::aacTrack()});
    EXPECT_EQ(log->take(), "created");
    EXPECT_EQ(told().id, output.sessions.front());
    EXPECT_EQ(told().encoder, "a test's encoder");
    EXPECT_EQ(stream.report()->state, SessionState::kInit);

    run(kFrame);
    EXPECT_EQ(log->take(), "processing");
    run(1s);
    EXPECT_EQ(log->take(), "") << "nothing can be watched yet";
    output.isWatchable = true;
    stream.tick();
    EXPECT_EQ(log->take(), "live");
    EXPECT_EQ(told().liveAt, clock.wallNow());
    EXPECT_EQ(stream.report()->state, SessionState::kLive);
    EXPECT_EQ(told().lastSequence, 3);
}

TEST_F(LiveSessionTest, EndsWhenNothingDecodableComesInTime) {
    begin();
    for (int second = 0; second != 15; ++second) {
        stream.consume(*publisher, {test::videoSample(second * 90'000, false)});
        EXPECT_EQ(stream.report()->state, SessionState::kInit);
        wait(1s);
    }
    expectEnd(EndedReason::kInitTimeout, "+input created degraded ended");
    EXPECT_EQ(publisher->reasons.size(), 1U);
    EXPECT_THAT(log->last().detail, HasSubstr("nothing that can be decoded"));
}

TEST_F(LiveSessionTest, SendsAwayWhoSendsNothing) {
    connect();
    wait(14'900ms);
    EXPECT_EQ(log->take(), "+input");
    wait(100ms);
    EXPECT_EQ(log->take(), "rejected");
    EXPECT_EQ(publisher->reasons.size(), 1U);
    EXPECT_EQ(counters->publishers, 0);
    EXPECT_TRUE(output.sessions.empty());
}

TEST_F(LiveSessionTest, EndsWhenItsPublisherDoesNotComeBack) {
    goLive();
    stream.unpublish(*publisher, false);
    EXPECT_EQ(told().input, SessionInput::kLost);
    wait(59'900ms);
    EXPECT_EQ(log->take(), "-input degraded");
    wait(100ms);
    expectEnd(EndedReason::kReconnectTimeout, "ended");
}

TEST_F(LiveSessionTest, EndsSoonAfterAGoodbye) {
    goLive();
    stream.unpublish(*publisher, true);
    wait(10s);
    expectEnd(EndedReason::kPublisherStop, "-input degraded ended");
}

TEST_F(LiveSessionTest, GoesOnWithAPublisherThatComesBack) {
    goLive();
    const domain::SessionId id = told().id;
    output.events.take();
    stream.unpublish(*publisher, false);
    wait(2s);
    connect();
    EXPECT_EQ(told().input, SessionInput::kPrimary);
    run(1s);
    EXPECT_EQ(output.events.letters().substr(0, 3), "DKv");
    EXPECT_EQ(log->take(), "-input +input_again");
    EXPECT_EQ(told().id, id);
}

TEST_F(LiveSessionTest, GoesOnWithOtherCodecs) {
    goLive();
    const domain::SessionId id = told().id;
    stream.unpublish(*publisher, false);
    output.events.take();
    connect();
    stream.consume(*publisher, {test::hevcTrack(), test::videoSample(0, true)});
    EXPECT_EQ(output.events.letters(), "VDK");
    wait(1s);
    EXPECT_EQ(stream.report()->id, id);
    EXPECT_EQ(stream.report()->media.videoCodec, test::hevcTrack()->codecString);
}

TEST_F(LiveSessionTest, JudgesAConnectionWithoutAPictureByItsSound) {
    goLive();
    stream.unpublish(*publisher, false);
    connect();
    stream.consume(*publisher, {test::aacTrack()});
    std::int64_t dts = 0;
    for (int frame = 0; frame != 50 * 12; ++frame) {
        stream.consume(*publisher, {test::audioSample(dts)});
        dts += 20 * 48;
        clock.advance(20ms);
        stream.tick();
    }
    EXPECT_EQ(stream.report()->health.cause, "");
    EXPECT_EQ(stream.report()->media.videoCodec, "");
    FakeSubscriber listener;
    const std::shared_ptr<FakeSubscriber> shared(&listener, [](FakeSubscriber*) {});
    stream.subscribe(shared);
    EXPECT_TRUE(listener.log.letters().ends_with('a')) << "the sound does not wait for a picture";
    stream.unsubscribe(listener);
}

TEST_F(LiveSessionTest, ComesBackWithTheSamePicture) {
    goLive();
    stream.unpublish(*publisher, false);
    connect();
    stream.consume(*publisher, {test::h264Track(1280, 720, 25), test::aacTrack()});
    run(2s);
    EXPECT_EQ(stream.report()->media.width, 1280U);
    EXPECT_NE(stream.report()->media.videoCodec, "");
}

TEST_F(LiveSessionTest, TellsOfATakeover) {
    goLive();
    connect();
    EXPECT_EQ(log->take(), "-input +input_again");
    EXPECT_EQ(told().state, SessionState::kLive);
}

TEST_F(LiveSessionTest, NoticesAPublisherThatStarvesIt) {
    goLive();
    wait(2'900ms);
    EXPECT_EQ(log->take(), "");
    wait(100ms);
    EXPECT_EQ(log->take(), "starved");
    EXPECT_EQ(told().input, SessionInput::kStarved);
    EXPECT_EQ(told().state, SessionState::kLive);
    run(kFrame);
    EXPECT_EQ(log->take(), "fed");
    EXPECT_EQ(told().input, SessionInput::kPrimary);
}

TEST_F(LiveSessionTest, IsInErrorWhileItsOutputRefusesEverything) {
    goLive();
    output.refuses = true;
    run(11s);
    EXPECT_EQ(log->take(), "");
    run(2s);
    EXPECT_EQ(log->take(), "error");
    EXPECT_EQ(log->newest(SessionNews::kError).detail, "a test refuses everything");
    output.refuses = false;
    run(200ms);
    EXPECT_EQ(log->take(), "recovered live");
}

TEST_F(LiveSessionTest, EndsWhenItsErrorStays) {
    goLive();
    output.refuses = true;
    run(13s);
    ASSERT_EQ(log->take(), "error");
    run(60s);
    expectEnd(EndedReason::kMediaError, "ended");
    EXPECT_EQ(publisher->reasons.size(), 1U);
}

TEST_F(LiveSessionTest, IsInErrorWhileAConnectionSendsNoKeyFrame) {
    goLive();
    connect();
    for (int frame = 0; frame != 13; ++frame) {
        stream.consume(*publisher, {test::videoSample(frame * 90'000, false)});
        wait(1s);
    }
    EXPECT_THAT(log->take(), HasSubstr("error"));
    EXPECT_THAT(log->newest(SessionNews::kError).detail, HasSubstr("no key frame"));
}

TEST_F(LiveSessionTest, IsInErrorWhenItsPublisherSendsWhatCantBeTaken) {
    goLive();
    stream.reject(*publisher, "VP6 is not supported");
    stream.unpublish(*publisher, false);
    EXPECT_EQ(log->take(), "rejected error -input");
    EXPECT_EQ(log->newest(SessionNews::kInputRejected).detail, "VP6 is not supported");
    wait(60s);
    expectEnd(EndedReason::kMediaError, "degraded ended");
}

TEST_F(LiveSessionTest, RecoversWithAPublisherThatSendsBetter) {
    goLive();
    stream.reject(*publisher, "VP6 is not supported");
    stream.unpublish(*publisher, false);
    wait(1s);
    EXPECT_EQ(stream.report()->state, SessionState::kError);
    connect();
    run(1s);
    EXPECT_EQ(log->take(), "rejected error -input +input_again recovered live");
}

TEST_F(LiveSessionTest, TellsOfARejectionWithoutASession) {
    connect();
    stream.reject(*publisher, "VP6 is not supported");
    stream.reject(FakePublisher(), "somebody else");
    stream.unpublish(*publisher, false);
    EXPECT_EQ(log->take(), "+input rejected -input");
    EXPECT_TRUE(told().id.empty());
}

TEST_F(LiveSessionTest, EndsAtItsMaximumDuration) {
    change([](domain::Channel& edited) { edited.maxDuration = 100s; });
    goLive();
    run(88'900ms);
    EXPECT_EQ(log->take(), "");
    run(200ms);
    EXPECT_EQ(log->take(), "ending_soon");
    run(10s);
    expectEnd(EndedReason::kMaxDuration, "ended");
    EXPECT_EQ(publisher->reasons.size(), 1U);
}

TEST_F(LiveSessionTest, TakesNewDurationsAtOnce) {
    goLive();
    change([](domain::Channel& edited) { edited.reconnectWindow = 5s; });
    stream.update(channel);
    stream.unpublish(*publisher, false);
    wait(5s);
    expectEnd(EndedReason::kReconnectTimeout, "-input ended");
}

TEST_F(LiveSessionTest, EndsWhenItsChannelIsStopped) {
    goLive();
    change([](domain::Channel& edited) { edited.state = domain::ChannelState::kStopped; });
    stream.update(channel);
    expectEnd(EndedReason::kOperatorStop, "ended");
    EXPECT_EQ(publisher->reasons.size(), 1U);

    connect();
    EXPECT_EQ(log->take(), "rejected");
    EXPECT_EQ(publisher->reasons.size(), 1U);
    EXPECT_EQ(counters->publishers, 0);

    change([](domain::Channel& edited) { edited.state = domain::ChannelState::kIdle; });
    stream.update(channel);
    begin();
    EXPECT_EQ(log->take(), "+input created");
}

TEST_F(LiveSessionTest, MakesRoomForTheNextOne) {
    goLive();
    const domain::SessionId first = told().id;
    stream.end(EndedReason::kSuperseded, "the operator restarted the channel");
    expectEnd(EndedReason::kSuperseded, "ended");
    begin();
    EXPECT_NE(told().id, first);
    EXPECT_EQ(log->take(), "+input created");
    EXPECT_EQ(told().lastSequence, 1);
}

TEST_F(LiveSessionTest, LearnsTheEncodersNameFromMetadata) {
    connect();
    stream.describe(*publisher, "Lavf59");
    stream.consume(*publisher, {test::aacTrack()});
    EXPECT_EQ(told().encoder, "Lavf59");
    stream.describe(*publisher, "Lavf60");
    stream.describe(FakePublisher(), "somebody else's");
    EXPECT_EQ(stream.report()->encoder, "Lavf60");
}

TEST_F(LiveSessionTest, ReportsWhatItMeasures) {
    goLive();
    run(12s);
    const auto report = stream.report();
    EXPECT_NEAR(report->media.frameRate, 25, 0.5);
    EXPECT_NEAR(static_cast<double>(report->media.videoBitrate), 200'000, 4'000);
    EXPECT_NEAR(report->media.gopSeconds, 1, 0.01);
    EXPECT_EQ(report->media.samplesDropped, 0U);
    EXPECT_EQ(report->health, domain::InputHealth{});
    EXPECT_EQ(log->count(SessionNews::kMeasured), 1U) << "figures are told each ten seconds";
    EXPECT_EQ(log->newest(SessionNews::kMeasured).session.media.width, 1280U);
}

TEST_F(LiveSessionTest, TellsOfAHealthThatGetsWorseAndBetter) {
    goLive();
    run(12s);
    for (int frame = 0; frame != 250; ++frame) {  // half the frames of a slow encoder
        run(kFrame);
        clock.advance(kFrame);
    }
    EXPECT_EQ(log->take(), "degraded");
    EXPECT_THAT(log->newest(SessionNews::kHealthDegraded).detail, HasSubstr("of the media"));
    EXPECT_LT(stream.report()->health.score, 100);
    run(30s);
    EXPECT_EQ(log->take(), "healthy");
}

TEST_F(LiveSessionTest, HoldsTheLastFiguresOfAnInputThatIsGone) {
    goLive();
    run(12s);
    stream.unpublish(*publisher, false);
    wait(15s);
    EXPECT_NEAR(stream.report()->media.frameRate, 25, 0.5);
    EXPECT_EQ(stream.report()->health.score, 40);
    EXPECT_THAT(stream.report()->health.cause, HasSubstr("no publisher is connected"));
}

}  // namespace
}  // namespace sigma::stream
