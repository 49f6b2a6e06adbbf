#include <algorithm>

#include <gtest/gtest.h>

#include "server/ingest/rtmp_publisher.h"
#include "tests/server/ingest/ingest_test_server.h"

namespace sigma::ingest::test {
namespace {

class RtmpPublisherTest : public testing::Test {
protected:
    RtmpPublisherTest() { m_server.start(); }

    IngestTestServer m_server;
};

TEST_F(RtmpPublisherTest, GivesTheStreamTracksAndSamples) {
    RtmpLoopbackClient client(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(client.start());
    const auto video = sigma::test::h264Track();
    const auto audio = sigma::test::aacTrack();
    const auto sample = sigma::test::audioSample(0);
    client.sendTrack(*video);
    client.sendTrack(*audio);
    client.sendSample(*audio, *sample);
    sendFrames(client, 0, 3);
    waitUntil([&] { return m_server.recording().samples() == 4; });

    const auto tracks = m_server.recording().all<std::shared_ptr<const media::TrackInfo>>();
    ASSERT_EQ(tracks.size(), 2U);
    EXPECT_EQ(tracks[0]->codecString, video->codecString);
    EXPECT_EQ(tracks[0]->video.width, 1280U);
    EXPECT_EQ(tracks[1]->codecString, audio->codecString);
    const auto samples = m_server.recording().all<std::shared_ptr<const media::MediaSample>>();
    EXPECT_EQ(samples[0]->payload, sample->payload);
    EXPECT_TRUE(samples[1]->isKey);
    EXPECT_EQ(samples[1]->payload, sigma::test::videoSample(0, true)->payload);
    EXPECT_FALSE(samples[2]->isKey);
}

TEST_F(RtmpPublisherTest, TellsAGoodbyeFromALostConnection) {
    RtmpLoopbackClient leaving(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(leaving.start());
    leaving.sendTrack(*sigma::test::h264Track());
    sendFrames(leaving, 0, 1);
    leaving.rtmp().unpublish();
    leaving.flush();
    waitUntil([&] { return m_server.hasLogged("session.interrupted channel=news"); });
    EXPECT_TRUE(m_server.hasLogged("clean=true"));
    EXPECT_FALSE(m_server.hasLogged("clean=false"));

    RtmpLoopbackClient vanishing(m_server.port(), publishing("sport-key"));
    ASSERT_TRUE(vanishing.start());
    vanishing.sendTrack(*sigma::test::h264Track());
    sendFrames(vanishing, 0, 1);
    vanishing.close();
    waitUntil([&] { return m_server.hasLogged("session.interrupted channel=sport"); });
    EXPECT_TRUE(m_server.hasLogged("clean=false"));
}

TEST_F(RtmpPublisherTest, GivesWayToTheNextOneWithTheSameKey) {
    RtmpLoopbackClient first(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(first.start());
    first.sendTrack(*sigma::test::h264Track());
    sendFrames(first, 0, 1);
    waitUntil([&] { return m_server.recording().samples() == 1; });

    RtmpLoopbackClient second(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(second.start());
    first.awaitClose();
    EXPECT_NE(first.statusDescription().find("taken over"), std::string::npos);

    second.sendTrack(*sigma::test::h264Track());
    sendFrames(second, 0, 2);
    waitUntil([&] { return m_server.recording().samples() == 3; });
    EXPECT_EQ(m_server.channelCounters("news")->sessions, 1U);
    EXPECT_EQ(m_server.channelCounters("news")->publishers, 1);
    EXPECT_FALSE(m_server.hasLogged("session.interrupted"));
}

TEST_F(RtmpPublisherTest, MayPublishAgainOnItsConnection) {
    RtmpLoopbackClient client(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(client.start());
    m_server.clock().advance(std::chrono::seconds(9));
    client.sendTrack(*sigma::test::h264Track());
    sendFrames(client, 0, 1);
    client.rtmp().unpublish();
    client.flush();
    waitUntil([&] { return m_server.hasLogged("clean=true"); });
    m_server.clock().advance(std::chrono::seconds(9));

    client.rtmp().call("createStream", 4, rtmp::AmfNull{}, {}, 0);
    EXPECT_TRUE(client.exchangeUntil([&] {
        return std::ranges::count(client.rtmp().statusCodes(), "NetStream.Publish.Start") == 2;
    }));
}

TEST_F(RtmpPublisherTest, IsToldWhichCodecIsNotSupported) {
    RtmpLoopbackClient client(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(client.start());
    const Bytes vp6{0x14, 0x00, 0x01, 0x02};
    for (int tag = 0; tag != 200; ++tag) {
        client.rtmp().sendVideo(0, vp6);
        client.flush();
    }
    client.awaitClose();
    EXPECT_EQ(client.rtmp().statusCodes().back(), "NetStream.Publish.Failed");
    EXPECT_NE(client.statusDescription().find("VP6"), std::string::npos)
        << client.statusDescription();
}

TEST_F(RtmpPublisherTest, TellsTheStreamWhoPublishes) {
    RtmpLoopbackClient client(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(client.start());
    rtmp::AmfObject metadata;
    metadata.add("encoder", "an encoder\n");
    client.rtmp().sendMetadata(metadata);
    client.sendTrack(*sigma::test::h264Track());
    sendFrames(client, 0, 1);
    waitUntil([&] { return m_server.recording().samples() == 1; });
    const auto session = m_server.session("news");
    ASSERT_TRUE(session);
    EXPECT_EQ(session->remote, "127.0.0.1");
    EXPECT_EQ(session->encoder, "an encoder?");
}

TEST_F(RtmpPublisherTest, PutsTheSessionInErrorWithWhatItCantTake) {
    RtmpLoopbackClient client(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(client.start());
    client.sendTrack(*sigma::test::h264Track());
    sendFrames(client, 0, 1);
    for (int tag = 0; tag != 200; ++tag) {
        client.rtmp().sendVideo(0, Bytes{0x14, 0x00, 0x01, 0x02});
        client.flush();
    }
    client.awaitClose();
    waitUntil([&] {
        const auto session = m_server.session("news");
        return session && session->state == domain::SessionState::kError &&
               session->input == domain::SessionInput::kLost;
    });
}

/// A publisher on threads that never run.
class RtmpPublisherViewersTest : public testing::Test {
protected:
    Logger m_log = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    sigma::test::SteppedClock m_clock;
    net::IoPool m_pool{1, m_log};
    stream::StreamRegistry m_streams{m_pool, stream::LiveStreamLimits{}, nullptr, m_clock, m_log};
    std::shared_ptr<const domain::Channel> m_channel = std::make_shared<const domain::Channel>(
        sigma::test::sampleChannel("news", "News", "news-key"));
    std::shared_ptr<stream::ChannelCounters> m_counters = m_streams.counters(m_channel->id);
};

TEST_F(RtmpPublisherViewersTest, AreSeenAtOnceAndUntilNoneCameForAWholeTurn) {
    m_counters->viewerRequests = 7;  // of an earlier publisher's viewers
    RtmpPublisher publisher(1, m_channel, m_streams.open(m_channel), {}, m_counters,
                            [](const std::string&) {});
    EXPECT_FALSE(publisher.isWatched());
    ++m_counters->viewerRequests;
    EXPECT_TRUE(publisher.isWatched());
    publisher.noteViewers();
    EXPECT_TRUE(publisher.isWatched());
    publisher.noteViewers();
    EXPECT_FALSE(publisher.isWatched());
    m_counters->players = 1;
    EXPECT_TRUE(publisher.isWatched());
}

}  // namespace
}  // namespace sigma::ingest::test
