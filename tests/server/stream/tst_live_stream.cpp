#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/stream/live_stream.h"
#include "tests/server/stream/fake_stream_ends.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr std::int64_t kFrame = 3000;

class LiveStreamTest : public testing::Test {
protected:
    std::shared_ptr<FakePublisher> connect() {
        auto publisher = std::make_shared<FakePublisher>();
        stream.publish(publisher, channel);
        return publisher;
    }
    /// A connected publisher that has sent both tracks and a key frame.
    std::shared_ptr<FakePublisher> goLive() {
        auto publisher = connect();
        stream.consume(*publisher, {test::h264Track(), test::aacTrack()});
        send(*publisher, 0, true);
        return publisher;
    }
    void send(const FakePublisher& publisher, std::int64_t dts, bool isKey = false) {
        stream.consume(publisher, {test::videoSample(dts, isKey, 100)});
    }
    void passAndTick(std::chrono::milliseconds time) {
        clock.advance(time);
        stream.tick();
    }

    test::FakeClock clock;
    Logger logger = Logger::toSink(
        LogLevel::kDebug, [this](LogLevel, const std::string& line) { lines.push_back(line); });
    std::vector<std::string> lines;
    std::shared_ptr<ChannelCounters> counters = std::make_shared<ChannelCounters>();
    std::shared_ptr<const domain::Channel> channel = std::make_shared<const domain::Channel>(
        test::sampleChannel("news", "News", "the-key-of-the-news", domain::LatencyMode::kLow));
    OutputLog output;
    LiveStream stream{channel,
                      LiveStreamLimits{},
                      [this](const SessionContext& session) {
                          return std::make_unique<FakeOutput>(session, output);
                      },
                      clock,
                      logger,
                      counters};
};

TEST_F(LiveStreamTest, BeginsASessionWithTheFirstTrack) {
    const auto publisher = connect();
    EXPECT_TRUE(output.sessions.empty());
    EXPECT_EQ(counters->publishers, 1);
    stream.consume(*publisher, {test::h264Track()});
    ASSERT_EQ(output.sessions.size(), 1U);
    EXPECT_FALSE(output.sessions.front().empty());
    EXPECT_EQ(output.channels.front(), channel);
    EXPECT_EQ(counters->sessions, 1U);
    EXPECT_EQ(output.events.letters(), "V");
}

TEST_F(LiveStreamTest, PassesMediaOnInItsOrder) {
    const auto publisher = connect();
    stream.consume(*publisher, {test::h264Track(), test::aacTrack(), test::videoSample(0, true),
                                test::audioSample(0), test::videoSample(kFrame, false)});
    EXPECT_EQ(output.events.letters(), "VAKav");
    EXPECT_EQ(counters->bytesReceived, 240U);
    EXPECT_EQ(counters->samplesDropped, 0U);
}

TEST_F(LiveStreamTest, DropsSamplesOfTracksThatNobodyDescribed) {
    const auto publisher = connect();
    stream.consume(*publisher, {test::videoSample(0, true)});
    EXPECT_TRUE(output.sessions.empty());
    stream.consume(*publisher, {test::aacTrack(), test::videoSample(kFrame, true)});
    EXPECT_EQ(output.events.letters(), "A");
    EXPECT_EQ(counters->samplesDropped, 2U);
}

TEST_F(LiveStreamTest, BeginsEveryConnectionsVideoWithAKeyFrame) {
    auto publisher = connect();
    stream.consume(*publisher, {test::h264Track()});
    send(*publisher, 0);
    send(*publisher, kFrame, true);
    send(*publisher, 2 * kFrame);
    EXPECT_EQ(output.events.take(), "VKv");
    publisher = connect();
    send(*publisher, 0);
    send(*publisher, kFrame, true);
    EXPECT_EQ(output.events.take(), "DK");
    EXPECT_EQ(counters->samplesDropped, 2U);
}

TEST_F(LiveStreamTest, TellsNobodyTheSameTrackTwice) {
    const auto publisher = goLive();
    output.events.take();
    stream.consume(*publisher, {test::h264Track(), test::aacTrack()});
    EXPECT_EQ(output.events.letters(), "");
    stream.consume(*publisher, {test::h264Track(1920, 1080)});
    EXPECT_EQ(output.events.letters(), "V");
}

TEST_F(LiveStreamTest, GoesOnWithTheSameSessionAfterAReconnect) {
    auto publisher = goLive();
    stream.unpublish(*publisher, false);
    EXPECT_EQ(counters->publishers, 0);
    passAndTick(59s);
    publisher = goLive();
    passAndTick(2min);
    EXPECT_EQ(output.sessions.size(), 1U);
    EXPECT_EQ(output.alive, 1);
    EXPECT_EQ(output.events.letters(), "VAKDK");
    EXPECT_THAT(output.interruptions, ElementsAre(true, false));
    EXPECT_EQ(counters->publishers, 1);
    EXPECT_EQ(counters->sessions, 1U);
}

TEST_F(LiveStreamTest, EndsTheSessionWhenThePublisherStaysAway) {
    for (const auto& [isClean, window] : {std::pair(false, 60s), {true, 10s}}) {
        const auto publisher = goLive();
        output.events.take();
        stream.unpublish(*publisher, isClean);
        passAndTick(window - 1ms);
        EXPECT_EQ(output.alive, 1);
        passAndTick(1ms);
        EXPECT_EQ(output.alive, 0);
        EXPECT_EQ(output.events.take(), "E");
    }
    EXPECT_EQ(counters->sessions, 2U);
    EXPECT_NE(output.sessions[0], output.sessions[1]);
}

TEST_F(LiveStreamTest, LetsANewPublisherTakeOver) {
    const auto first = goLive();
    const auto second = connect();
    EXPECT_EQ(first->reasons.size(), 1U);
    output.events.take();
    send(*first, kFrame, true);
    stream.unpublish(*first, false);
    EXPECT_EQ(output.events.letters(), "");
    EXPECT_EQ(counters->publishers, 1);
    send(*second, 0, true);
    passAndTick(2min);
    EXPECT_EQ(output.events.letters(), "DK");
    EXPECT_TRUE(second->reasons.empty());
    EXPECT_EQ(output.sessions.size(), 1U);
}

TEST_F(LiveStreamTest, TakesTheChannelAsItIsForTheNextSession) {
    auto publisher = goLive();
    const auto changed = std::make_shared<const domain::Channel>(
        test::sampleChannel("news", "Late News", "another-key-of-news"));
    stream.publish(std::make_shared<FakePublisher>(), changed);
    EXPECT_THAT(output.channels, ElementsAre(channel));
    stream.end(domain::EndedReason::kOperatorStop, "a test");
    publisher = std::make_shared<FakePublisher>();
    stream.publish(publisher, changed);
    stream.consume(*publisher, {test::aacTrack()});
    EXPECT_THAT(output.channels, ElementsAre(channel, changed));
}

TEST_F(LiveStreamTest, GivesASubscriberTheTracksAndTheGroupOfPictures) {
    const auto publisher = goLive();
    send(*publisher, kFrame);
    send(*publisher, 2 * kFrame, true);
    send(*publisher, 3 * kFrame);
    const auto subscriber = std::make_shared<FakeSubscriber>();
    stream.subscribe(subscriber);
    EXPECT_EQ(subscriber->log.take(), "VAKv");
    EXPECT_EQ(counters->players, 1);
    stream.consume(*publisher, {test::videoSample(4 * kFrame, false), test::audioSample(9000)});
    EXPECT_EQ(subscriber->log.take(), "va");
    EXPECT_EQ(subscriber->deliveries, 2);
}

TEST_F(LiveStreamTest, GivesASubscriberNoGroupThatAnotherConnectionBroke) {
    goLive();
    connect();
    const auto subscriber = std::make_shared<FakeSubscriber>();
    stream.subscribe(subscriber);
    EXPECT_EQ(subscriber->log.letters(), "VA");
}

TEST_F(LiveStreamTest, KeepsSubscribersFromSessionToSession) {
    const auto subscriber = std::make_shared<FakeSubscriber>();
    stream.subscribe(subscriber);
    EXPECT_EQ(subscriber->deliveries, 0);
    goLive();
    stream.end(domain::EndedReason::kOperatorStop, "a test");
    EXPECT_EQ(subscriber->log.take(), "VAKE");
    const auto publisher = goLive();
    EXPECT_EQ(subscriber->log.take(), "VAK");
    stream.unsubscribe(*subscriber);
    send(*publisher, kFrame);
    EXPECT_EQ(subscriber->log.take(), "");
    EXPECT_EQ(counters->players, 0);
}

TEST_F(LiveStreamTest, AnnouncesADiscontinuityBeforeItsFirstSample) {
    const auto publisher = goLive();
    output.events.take();
    clock.advance(33ms);
    send(*publisher, 90'000 * 3600LL, true);
    send(*publisher, 90'000 * 3600LL + kFrame);
    EXPECT_EQ(output.events.letters(), "DKv");
    EXPECT_EQ(counters->discontinuities, 1U);
    EXPECT_EQ(counters->timestampsRepaired, 1U);
}

TEST_F(LiveStreamTest, CountsRepairedTimestamps) {
    const auto publisher = goLive();
    send(*publisher, 0);
    EXPECT_EQ(counters->timestampsRepaired, 1U);
    EXPECT_EQ(counters->discontinuities, 0U);
}

TEST_F(LiveStreamTest, KeepsTheNewerChannelOfWhatItWasToldAndWhatAPublisherWasLetInBy) {
    const auto version = [this](std::int64_t number, domain::ChannelState state) {
        domain::Channel changed = *channel;
        changed.version = number;
        changed.state = state;
        return std::make_shared<const domain::Channel>(changed);
    };
    stream.update(version(5, domain::ChannelState::kStopped));
    const auto late = std::make_shared<FakePublisher>();
    stream.publish(late, version(4, domain::ChannelState::kIdle));
    EXPECT_EQ(late->reasons.size(), 1U);
    const auto early = std::make_shared<FakePublisher>();
    stream.publish(early, version(6, domain::ChannelState::kIdle));
    EXPECT_TRUE(early->reasons.empty());
}

TEST_F(LiveStreamTest, TakesNobodyOnceItsChannelIsGone) {
    stream.close();
    const auto late = std::make_shared<FakePublisher>();
    stream.publish(late, channel);
    EXPECT_EQ(late->reasons, std::vector<std::string>{"the channel was removed"});
    stream.consume(*late, {test::h264Track()});
    EXPECT_TRUE(output.sessions.empty());
}

TEST_F(LiveStreamTest, EndsAtOnceOnRequest) {
    EXPECT_FALSE(stream.end(domain::EndedReason::kOperatorStop, "closed"));
    const auto idle = connect();
    EXPECT_FALSE(stream.end(domain::EndedReason::kOperatorStop, "closed"));
    EXPECT_THAT(idle->reasons, ElementsAre("closed"));
    const auto publisher = goLive();
    EXPECT_TRUE(stream.end(domain::EndedReason::kOperatorStop, "closed"));
    EXPECT_THAT(publisher->reasons, ElementsAre("closed"));
    EXPECT_EQ(output.events.letters(), "VAKE");
    EXPECT_EQ(output.alive, 0);
    EXPECT_EQ(counters->publishers, 0);
    send(*publisher, kFrame, true);
    stream.unpublish(*publisher, true);
    EXPECT_EQ(output.sessions.size(), 1U);
}

TEST_F(LiveStreamTest, TicksItsOutputWhileThereIsASession) {
    stream.tick();
    EXPECT_EQ(output.ticks, 0);
    goLive();
    stream.tick();
    stream.tick();
    EXPECT_EQ(output.ticks, 2);
}

TEST_F(LiveStreamTest, TakesNewLimitsForASessionUnderWay) {
    const auto publisher = goLive();
    LiveStreamLimits limits;
    limits.unpublishWindow = 5s;
    stream.setLimits(limits);
    stream.unpublish(*publisher, true);
    passAndTick(5s);
    EXPECT_EQ(output.alive, 0);
}

TEST_F(LiveStreamTest, GoesOnWhenItsOutputRefuses) {
    output.refuses = true;
    const auto publisher = goLive();
    send(*publisher, kFrame);
    EXPECT_EQ(output.events.letters(), "VAKv");
    EXPECT_THAT(lines, testing::Contains(testing::HasSubstr("a test refuses everything")));
}

TEST_F(LiveStreamTest, LogsNoStreamKey) {
    stream.unpublish(*goLive(), false);
    goLive();
    connect();
    stream.end(domain::EndedReason::kOperatorStop, "closed");
    EXPECT_GT(lines.size(), 4U);
    EXPECT_THAT(lines,
                testing::Not(testing::Contains(testing::HasSubstr(channel->currentKey().secret))));
}

class LiveStreamRenditions : public LiveStreamTest {
protected:
    std::shared_ptr<FakePublisher> connectRendition(const char* name) {
        auto publisher = std::make_shared<FakePublisher>();
        publisher->publisherInfo.rendition = name;
        stream.publish(publisher, channel);
        return publisher;
    }
    void describeTracks(const FakePublisher& publisher, std::uint32_t width) {
        stream.consume(publisher, {test::h264Track(width, 720), test::aacTrack()});
    }
    std::vector<std::string> namesOfTracks() const {
        std::vector<std::string> names;
        for (const media::MediaEvent& event : output.events.events()) {
            if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
                names.push_back((*track)->renditionName + "/" +
                                std::to_string((*track)->rendition));
            }
        }
        return names;
    }
};

TEST_F(LiveStreamRenditions, ShareOneSessionAndOneSound) {
    const auto large = connectRendition("1080p");
    const auto small = connectRendition("480p");
    EXPECT_TRUE(large->reasons.empty());
    EXPECT_EQ(counters->publishers, 2);
    describeTracks(*large, 1920);
    describeTracks(*small, 854);
    EXPECT_EQ(output.sessions.size(), 1U);
    EXPECT_THAT(namesOfTracks(), ElementsAre("1080p/0", "/0", "480p/1"));
    send(*large, 0, true);
    send(*small, 0, true);
    stream.consume(*large, {test::audioSample(0)});
    stream.consume(*small, {test::audioSample(0)});
    EXPECT_EQ(output.events.letters(), "VAVKKa");
}

TEST_F(LiveStreamRenditions, LieOnOneTimeline) {
    const auto large = connectRendition("1080p");
    const auto small = connectRendition("480p");
    describeTracks(*large, 1920);
    describeTracks(*small, 854);
    send(*small, 10 * kFrame, true);
    send(*large, 10 * kFrame, true);
    send(*large, 11 * kFrame);
    send(*small, 11 * kFrame);
    std::vector<std::int64_t> times;
    for (const media::MediaEvent& event : output.events.events()) {
        if (const auto* sample = std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
            times.push_back((*sample)->dts);
        }
    }
    ASSERT_EQ(times.size(), 4U);
    EXPECT_EQ(times[0], times[1]);
    EXPECT_EQ(times[2], times[3]);
    EXPECT_EQ(counters->discontinuities, 0U);
}

TEST_F(LiveStreamRenditions, GoOnWhenOneOfThemIsLost) {
    const auto large = connectRendition("1080p");
    const auto small = connectRendition("480p");
    describeTracks(*large, 1920);
    describeTracks(*small, 854);
    send(*large, 0, true);
    send(*small, 0, true);
    output.events.take();
    stream.unpublish(*large, false);
    passAndTick(100ms);
    EXPECT_TRUE(output.interruptions.empty());
    stream.consume(*small, {test::audioSample(0)});
    send(*small, kFrame);
    EXPECT_EQ(output.events.take(), "av") << "the other's sound takes over";

    const auto again = connectRendition("1080p");
    describeTracks(*again, 1920);
    send(*again, 2 * kFrame, true);
    EXPECT_EQ(output.events.take(), "K") << "no discontinuity: it shares the others' timestamps";
    stream.unpublish(*again, false);
    stream.unpublish(*small, false);
    EXPECT_THAT(output.interruptions, ElementsAre(true));
    EXPECT_EQ(output.sessions.size(), 1U);
}

TEST_F(LiveStreamRenditions, GiveWayToTheSameRenditionAndToAnOnlyPicture) {
    const auto large = connectRendition("1080p");
    const auto small = connectRendition("480p");
    const auto other = connectRendition("480p");
    EXPECT_TRUE(large->reasons.empty());
    EXPECT_EQ(small->reasons.size(), 1U);
    const auto only = connect();
    EXPECT_EQ(large->reasons.size(), 1U);
    EXPECT_EQ(other->reasons.size(), 1U);
    EXPECT_TRUE(only->reasons.empty());
    EXPECT_EQ(counters->publishers, 1);
}

TEST_F(LiveStreamRenditions, AreEightAtMost) {
    std::vector<std::shared_ptr<FakePublisher>> all;
    for (const char* name : {"1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
        all.push_back(connectRendition(name));
    }
    EXPECT_TRUE(all[7]->reasons.empty());
    EXPECT_THAT(all[8]->reasons, ElementsAre("a programme has at most 8 renditions"));
}

TEST_F(LiveStreamRenditions, GiveTheirFirstToPlayers) {
    const auto subscriber = std::make_shared<FakeSubscriber>();
    stream.subscribe(subscriber);
    const auto large = connectRendition("1080p");
    const auto small = connectRendition("480p");
    describeTracks(*large, 1920);
    describeTracks(*small, 854);
    send(*large, 0, true);
    send(*small, 0, true);
    EXPECT_EQ(subscriber->log.letters(), "VAK");
}

}  // namespace
}  // namespace sigma::stream
