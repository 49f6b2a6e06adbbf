#include <gtest/gtest.h>

#include "tests/server/ingest/ingest_test_server.h"

namespace sigma::ingest::test {
namespace {

constexpr std::uint8_t kVideoSequenceHeader = 0x17;

class RtmpPlayerTest : public testing::Test {
protected:
    void startPublishing() {
        m_server.start();
        m_publisher.emplace(m_server.port(), publishing("news-key"));
        ASSERT_TRUE(m_publisher->start());
        m_publisher->sendTrack(*sigma::test::h264Track());
        m_publisher->sendTrack(*sigma::test::aacTrack());
    }

    void awaitSamples(std::size_t count) {
        waitUntil([&] { return m_server.recording().samples() >= count; });
    }

    IngestTestServer m_server;
    std::optional<RtmpLoopbackClient> m_publisher;
};

TEST_F(RtmpPlayerTest, BeginsWithSequenceHeadersAndAKeyFrame) {
    startPublishing();
    sendFrames(*m_publisher, 0, 35);
    awaitSamples(35);
    RtmpLoopbackClient player(m_server.port(), playing("news"));
    ASSERT_TRUE(player.start());
    std::vector<rtmp::Message> media;
    ASSERT_TRUE(player.exchangeUntil([&] {
        for (rtmp::Message& message : player.rtmp().takeMedia()) {
            if (message.header.type != rtmp::MessageType::kAmf0Data) {
                media.push_back(std::move(message));
            }
        }
        return media.size() >= 7;
    }));
    EXPECT_EQ(media[0].payload.data()[0], kVideoSequenceHeader);
    EXPECT_EQ(media[0].payload.data()[1], 0);
    EXPECT_EQ(media[1].header.type, rtmp::MessageType::kAudio);
    EXPECT_EQ(media[1].payload.data()[1], 0);
    EXPECT_EQ(media[2].payload.data()[0], 0x17) << "the newest key frame";
    EXPECT_EQ(media[2].payload.data()[1], 1);
    EXPECT_EQ(media[2].header.timestamp, 0U);
    EXPECT_EQ(media[3].payload.data()[0], 0x27);
    EXPECT_EQ(media[3].header.timestamp, 33U);
}

TEST_F(RtmpPlayerTest, WaitsForAChannelThatIsNotLiveYet) {
    m_server.start();
    RtmpLoopbackClient player(m_server.port(), playing("news"));
    ASSERT_TRUE(player.start());
    m_publisher.emplace(m_server.port(), publishing("news-key"));
    ASSERT_TRUE(m_publisher->start());
    m_publisher->sendTrack(*sigma::test::h264Track());
    sendFrames(*m_publisher, 0, 2);
    std::size_t messages = 0;
    EXPECT_TRUE(player.exchangeUntil([&] {
        messages += player.rtmp().takeMedia().size();
        return messages >= 3;
    }));
}

TEST_F(RtmpPlayerTest, IsRefusedAChannelThatDoesNotExist) {
    m_server.start();
    RtmpLoopbackClient player(m_server.port(), playing("news-key"));
    ASSERT_TRUE(player.exchangeUntil([&] { return player.rtmp().statusCodes().size() >= 2; }));
    EXPECT_EQ(player.rtmp().statusCodes().back(), "NetStream.Play.StreamNotFound");
}

TEST_F(RtmpPlayerTest, IsRefusedWithoutATokenWhereTheChannelWantsOne) {
    m_server.start();
    RtmpLoopbackClient refused(m_server.port(), playing("closed?token=bad"));
    ASSERT_TRUE(refused.exchangeUntil([&] { return refused.rtmp().statusCodes().size() >= 2; }));
    EXPECT_EQ(refused.rtmp().statusCodes().back(), "NetStream.Play.StreamNotFound");
    RtmpLoopbackClient player(m_server.port(), playing("closed?token=good"));
    EXPECT_TRUE(player.start());
    EXPECT_FALSE(m_server.hasLogged("token=good"));
}

TEST_F(RtmpPlayerTest, LosesSamplesRatherThanHoldingUpThePublisher) {
    m_server.limits.playerQueueBytes = 64 * 1024;
    startPublishing();
    RtmpLoopbackClient player(m_server.port(), playing("news"));
    ASSERT_TRUE(player.start());
    waitUntil([&] { return m_server.channelCounters("news")->players == 1; });
    const auto counters = m_server.channelCounters("news");
    int frame = 0;
    while (counters->playerDrops == 0) {
        ASSERT_TRUE(sendFrames(*m_publisher, frame, 30, 100'000));
        frame += 30;
    }
    ASSERT_TRUE(sendFrames(*m_publisher, frame, 30, 100));
    frame += 30;
    awaitSamples(static_cast<std::size_t>(frame));

    bool wasDropped = false;
    std::optional<std::uint32_t> last;
    std::optional<std::uint8_t> firstAfterDrop;
    ASSERT_TRUE(player.exchangeUntil([&] {
        for (const rtmp::Message& message : player.rtmp().takeMedia()) {
            if (message.header.type != rtmp::MessageType::kVideo ||
                message.payload.data()[1] != 1) {
                continue;
            }
            wasDropped = last && message.header.timestamp > *last + 34;
            if (wasDropped && !firstAfterDrop) {
                firstAfterDrop = message.payload.data()[0];
            }
            last = message.header.timestamp;
        }
        if (!firstAfterDrop) {  // one more key frame, for when the queue has room again
            sendFrames(*m_publisher, frame, 30, 100);
            frame += 30;
        }
        return firstAfterDrop.has_value();
    }));
    EXPECT_EQ(*firstAfterDrop, 0x17) << "goes on with a key frame";
}

TEST_F(RtmpPlayerTest, IsClosedWhenItReadsNothing) {
    startPublishing();
    RtmpLoopbackClient player(m_server.port(), playing("news"));
    ASSERT_TRUE(player.start());
    const auto counters = m_server.channelCounters("news");
    waitUntil([&] { return counters->players == 1; });
    for (int frame = 0; counters->playerDrops == 0; frame += 30) {
        ASSERT_TRUE(sendFrames(*m_publisher, frame, 30, 100'000));
    }
    m_server.clock().advance(std::chrono::seconds(31));
    waitUntil([&] { return counters->players == 0; });
}

TEST_F(RtmpPlayerTest, DoesNotCountAPauseAsTooSlow) {
    startPublishing();
    sendFrames(*m_publisher, 0, 1);
    RtmpLoopbackClient player(m_server.port(), playing("news"));
    ASSERT_TRUE(player.start());
    const std::size_t told = player.rtmp().statusCodes().size();
    player.rtmp().call("pause", 0, rtmp::AmfNull{}, {rtmp::AmfValue(true), rtmp::AmfValue(0.0)},
                       player.rtmp().streamId());
    ASSERT_TRUE(player.exchangeUntil([&] { return player.rtmp().statusCodes().size() > told; }));
    sendFrames(*m_publisher, 1, 5);
    player.rtmp().call("pause", 0, rtmp::AmfNull{}, {rtmp::AmfValue(false), rtmp::AmfValue(0.0)},
                       player.rtmp().streamId());
    ASSERT_TRUE(
        player.exchangeUntil([&] { return player.rtmp().statusCodes().size() > told + 1; }));
    player.rtmp().takeMedia();
    sendFrames(*m_publisher, 6, 25);
    ASSERT_TRUE(player.exchangeUntil([&] {
        for (const rtmp::Message& message : player.rtmp().takeMedia()) {
            if (message.payload.data()[0] == 0x17 && message.payload.data()[1] == 1) {
                return true;
            }
        }
        return false;
    }));
    EXPECT_EQ(m_server.channelCounters("news")->playerDrops, 0U);
}

}  // namespace
}  // namespace sigma::ingest::test
