#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/rtmp/amf0.h"
#include "core/rtmp/control_message.h"
#include "core/rtmp/server_connection.h"
#include "tests/support/rtmp_client.h"

namespace sigma::rtmp {
namespace {

using test::RtmpClient;

Bytes readRecording(const std::string& name) {
    std::ifstream file(SIGMA_SOURCE_DIR "/tests/core/rtmp/data/" + name, std::ios::binary);
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A server and a client that hand each other their bytes until both are silent.
class Session {
public:
    explicit Session(RtmpClient::Options options) : client(std::move(options)) { exchange(); }

    void exchange() {
        while (true) {
            const Bytes toServer = client.takeOutput();
            ASSERT_TRUE(server.receive(toServer).has_value());
            takeEvents();
            const auto toClient = server.takeOutput();
            for (const SharedBuffer& piece : toClient) {
                ASSERT_TRUE(client.receive(piece.view()).has_value());
            }
            if (toServer.empty() && toClient.empty()) {
                return;
            }
        }
    }

    void takeEvents() {
        for (ServerEvent& event : server.takeEvents()) {
            events.push_back(std::move(event));
        }
    }

    template <class Event>
    const Event& only() const {
        EXPECT_EQ(events.size(), 1U);
        return std::get<Event>(events.at(0));
    }

    ServerConnection server;
    RtmpClient client;
    std::vector<ServerEvent> events;
};

struct PublishSession : Session {
    PublishSession() : Session({.role = RtmpClient::Role::kPublish}) {
        server.acceptPublish(1);
        exchange();
        events.clear();
    }
};

struct PlaySession : Session {
    PlaySession() : Session({.role = RtmpClient::Role::kPlay}) {
        server.acceptPlay(1);
        exchange();
        events.clear();
    }
};

TEST(ServerConnection, AsksBeforeSomebodyPublishes) {
    Session session({.role = RtmpClient::Role::kPublish,
                     .app = "live/room",
                     .tcUrl = "rtmp://host/live/room?token=t",
                     .name = "stream?key=k"});
    const auto& request = session.only<PublishRequested>();
    EXPECT_EQ(request.streamId, 1U);
    EXPECT_EQ(request.connect->app, "live/room");
    EXPECT_EQ(request.connect->tcUrl, "rtmp://host/live/room");
    EXPECT_EQ(request.name, "stream");
    EXPECT_EQ(request.query, (QueryParameters{{"key", "k"}, {"token", "t"}}));
    EXPECT_FALSE(session.client.isStarted());
    session.server.acceptPublish(1);
    session.exchange();
    EXPECT_TRUE(session.client.isStarted());
}

TEST(ServerConnection, TellsAPublisherWhyItIsRefused) {
    Session session({.role = RtmpClient::Role::kPublish});
    session.server.rejectPublish(1, "NetStream.Publish.BadName", "The name is in use.");
    session.exchange();
    EXPECT_EQ(session.client.statusCodes().back(), "NetStream.Publish.BadName");
    session.server.acceptPublish(1);
    EXPECT_EQ(session.server.pendingOutputBytes(), 0U);
}

TEST(ServerConnection, HandsMediaOnAsItCame) {
    PublishSession session;
    const Bytes video(10'000, 0x17);
    const Bytes audio{0xAF, 1, 2};
    session.client.sendVideo(40, video);
    session.client.sendAudio(0xFFFFFFFF, audio);
    session.exchange();
    ASSERT_EQ(session.events.size(), 2U);
    const auto& first = std::get<MediaMessage>(session.events[0]);
    EXPECT_EQ(first.streamId, 1U);
    EXPECT_EQ(first.kind, MediaKind::kVideo);
    EXPECT_EQ(first.timestamp, 40U);
    EXPECT_EQ(first.payload, SharedBuffer::copyOf(video));
    const auto& second = std::get<MediaMessage>(session.events[1]);
    EXPECT_EQ(second.kind, MediaKind::kAudio);
    EXPECT_EQ(second.timestamp, 0xFFFFFFFFU);
    EXPECT_EQ(second.payload, SharedBuffer::copyOf(audio));
}

class Metadata : public testing::TestWithParam<bool> {};

TEST_P(Metadata, IsDecoded) {
    PublishSession session;
    AmfObject metadata;
    metadata.isEcmaArray = true;
    metadata.add("width", 1920.0);
    if (GetParam()) {
        session.client.sendMetadata(metadata);
    } else {
        session.client.send(dataMessage({"onMetaData", metadata}, 1));
    }
    session.exchange();
    EXPECT_EQ(session.only<MetadataReceived>().metadata, metadata);
}

INSTANTIATE_TEST_SUITE_P(SetDataFrameOrBare, Metadata, testing::Bool());

TEST(ServerConnection, HandsOtherDataOnInAmf0) {
    PublishSession session;
    Message message = dataMessage({"onTextData", "words"}, 1);
    const SharedBuffer amf0 = message.payload;
    session.client.send(message);
    message.header.type = MessageType::kAmf3Data;
    message.payload = ByteWriter().u8(0).bytes(amf0.view()).share();
    session.client.send(message);
    session.exchange();
    ASSERT_EQ(session.events.size(), 2U);
    for (const ServerEvent& event : session.events) {
        EXPECT_EQ(std::get<MediaMessage>(event).kind, MediaKind::kData);
        EXPECT_EQ(std::get<MediaMessage>(event).payload, amf0);
    }
}

TEST(ServerConnection, IgnoresDataThatCannotBeRead) {
    PublishSession session;
    Message message = dataMessage({"onMetaData"}, 1);
    session.client.send(message);
    message.payload = SharedBuffer::copyOf(Bytes{0x02, 0xFF});
    session.client.send(message);
    session.client.send({message.header, {}});
    session.exchange();
    EXPECT_TRUE(session.events.empty());
    EXPECT_EQ(session.server.ignoredMessages(), 3U);
}

TEST(ServerConnection, TakesAggregatesApart) {
    PublishSession session;
    ByteWriter writer;
    writer.u8(9).u24(2).u24(7).u8(0).u24(0).text("vv").u32(13);
    writer.u8(8).u24(1).u24(9).u8(0).u24(0).text("a").u32(12);
    session.client.send(
        {{.type = MessageType::kAggregate, .streamId = 1, .timestamp = 100, .chunkStreamId = 6},
         writer.share()});
    session.exchange();
    ASSERT_EQ(session.events.size(), 2U);
    EXPECT_EQ(std::get<MediaMessage>(session.events[0]).timestamp, 100U);
    EXPECT_EQ(std::get<MediaMessage>(session.events[1]).timestamp, 102U);
    EXPECT_EQ(std::get<MediaMessage>(session.events[1]).payload.text(), "a");
}

TEST(ServerConnection, CountsMediaOfAStreamThatDoesNotPublish) {
    Session session({.role = RtmpClient::Role::kPublish});
    session.events.clear();
    session.client.sendVideo(0, Bytes{1});
    session.exchange();
    EXPECT_TRUE(session.events.empty());
    EXPECT_EQ(session.server.ignoredMessages(), 1U);
}

TEST(ServerConnection, EndsPublishingWhenThePublisherSaysSo) {
    PublishSession session;
    session.client.unpublish();
    session.client.sendVideo(0, Bytes{1});
    session.exchange();
    EXPECT_EQ(session.only<PublishEnded>().streamId, 1U);
    EXPECT_EQ(session.server.ignoredMessages(), 1U);
}

TEST(ServerConnection, FailsAPublisherInMidStream) {
    PublishSession session;
    session.server.failPublish(1, "NetStream.Publish.Failed", "VP9 is not supported.");
    session.client.sendVideo(0, Bytes{1});
    session.exchange();
    EXPECT_EQ(session.client.statusCodes().back(), "NetStream.Publish.Failed");
    EXPECT_TRUE(session.events.empty());
}

TEST(ServerConnection, AsksBeforeSomebodyPlays) {
    Session session({.role = RtmpClient::Role::kPlay, .name = "stream?token=t"});
    EXPECT_EQ(session.only<PlayRequested>().name, "stream");
    session.server.sendVideo(1, 0, {}, SharedBuffer::copyOf(Bytes{1}));
    EXPECT_EQ(session.server.pendingOutputBytes(), 0U);
    session.server.rejectPlay(1, "NetStream.Play.StreamNotFound", "No such stream.");
    session.exchange();
    EXPECT_EQ(session.client.statusCodes().back(), "NetStream.Play.StreamNotFound");
}

TEST(ServerConnection, SendsMediaToAPlayer) {
    PlaySession session;
    EXPECT_TRUE(session.client.isStarted());
    session.client.takeMedia();
    const SharedBuffer frame = SharedBuffer::take(Bytes(100'000, 9));
    session.server.sendVideo(1, 0x01000000, Bytes{0x17, 1}, frame);
    session.server.sendAudio(1, 5, {}, SharedBuffer::copyOf(Bytes{0xAF}));
    session.server.sendData(1, 6, dataMessage({"onMetaData", AmfObject{}}, 1).payload);
    EXPECT_GT(session.server.pendingOutputBytes(), frame.size());
    session.exchange();
    const auto media = session.client.takeMedia();
    ASSERT_EQ(media.size(), 3U);
    EXPECT_EQ(media[0].header.timestamp, 0x01000000U);
    ASSERT_EQ(media[0].payload.size(), frame.size() + 2);
    EXPECT_EQ(media[0].payload.slice(2), frame);
    EXPECT_EQ(media[1].header.type, MessageType::kAudio);
    EXPECT_EQ(media[2].header.type, MessageType::kAmf0Data);
    EXPECT_EQ(session.server.pendingOutputBytes(), 0U);
}

TEST(ServerConnection, SharesAFrameBetweenItsPlayers) {
    PlaySession session;
    const SharedBuffer frame = SharedBuffer::take(Bytes(5'000, 9));
    session.server.sendVideo(1, 0, Bytes{0x17, 1}, frame);
    const auto pieces = session.server.takeOutput();
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[1].data(), frame.data());
}

TEST(ServerConnection, TellsAPlayerThatTheStreamIsOver) {
    PlaySession session;
    session.server.endPlay(1);
    session.exchange();
    EXPECT_EQ(session.client.statusCodes().back(), "NetStream.Play.UnpublishNotify");
    EXPECT_EQ(parseUserControl(session.client.messages().back()).value(),
              (UserControl{UserControlType::kStreamEof, 1}));
    session.server.sendAudio(1, 0, {}, SharedBuffer::copyOf(Bytes{1}));
    EXPECT_EQ(session.server.pendingOutputBytes(), 0U);
}

TEST(ServerConnection, AnswersPingsAndSendsItsOwn) {
    PublishSession session;
    session.client.send(userControlMessage({UserControlType::kPingRequest, 42}));
    session.exchange();
    EXPECT_EQ(parseUserControl(session.client.messages().back()).value(),
              (UserControl{UserControlType::kPingResponse, 42}));
    session.server.ping(43);
    session.exchange();
    EXPECT_EQ(parseUserControl(session.client.messages().back()).value(),
              (UserControl{UserControlType::kPingRequest, 43}));
}

TEST(ServerConnection, AcknowledgesEachWindowOfThePeer) {
    PublishSession session;
    session.client.send(windowAcknowledgementSizeMessage(1000));
    session.exchange();
    const std::size_t before = session.client.messages().size();
    for (int frame = 0; frame != 10; ++frame) {
        session.client.sendVideo(0, Bytes(489, 1));
        session.exchange();
    }
    std::vector<Message> sent(
        session.client.messages().begin() + static_cast<std::ptrdiff_t>(before),
        session.client.messages().end());
    ASSERT_EQ(sent.size(), 5U);
    EXPECT_EQ(sent.back().header.type, MessageType::kAcknowledgement);
    EXPECT_EQ(parseControlValue(sent.back()).value(), session.server.bytesReceived());
}

TEST(ServerConnection, NeverWaitsForAcknowledgements) {
    PlaySession session;
    session.client.takeMedia();
    for (int frame = 0; frame != 100; ++frame) {
        session.server.sendVideo(1, 0, {}, SharedBuffer::take(Bytes(100'000, 1)));
        session.exchange();
    }
    EXPECT_EQ(session.client.takeMedia().size(), 100U);
}

TEST(ServerConnection, UnderstandsAmf3Commands) {
    PublishSession session;
    Message message = commandMessage({.name = "FCUnpublish",
                                      .transactionId = 9,
                                      .object = AmfNull{},
                                      .arguments = {AmfValue("key")}},
                                     0);
    message.header.type = MessageType::kAmf3Command;
    message.payload = ByteWriter().u8(0).bytes(message.payload.view()).share();
    session.client.send(message);
    session.exchange();
    EXPECT_EQ(session.only<PublishEnded>().streamId, 1U);
}

TEST(ServerConnection, StaysFailedAfterGarbage) {
    PublishSession session;
    session.client.send({{.type = MessageType::kAmf0Command, .chunkStreamId = 3},
                         SharedBuffer::copyOf(Bytes{0x02, 0x00, 0x01, 'x', 0xEE})});
    const auto result = session.server.receive(session.client.takeOutput());
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(session.server.receive({}).error().context, result.error().context);
}

TEST(ServerConnection, TakesLargeMessagesOfPublishersOnly) {
    const Bytes large(2U << 20U, 0x17);
    PublishSession publisher;
    publisher.client.sendVideo(0, large);
    publisher.exchange();
    EXPECT_EQ(publisher.only<MediaMessage>().payload.size(), large.size());

    Session stranger({.role = RtmpClient::Role::kPublish});
    stranger.client.sendVideo(0, large);
    const auto refused = stranger.server.receive(ByteSpan(stranger.client.takeOutput()).first(16));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceeded);
}

TEST(ServerConnection, RefusesAnOversizedCommand) {
    PublishSession session;
    session.client.send({{.type = MessageType::kAmf0Command, .chunkStreamId = 3},
                         SharedBuffer::take(Bytes(65'537, 0))});
    EXPECT_EQ(session.server.receive(session.client.takeOutput()).error().context,
              "a command has 65537 bytes, the limit is 65536");
}

/// What a server makes of a recording when it says yes to everything.
std::vector<ServerEvent> replay(ByteSpan bytes, std::size_t pieceSize) {
    ServerConnection server;
    std::vector<ServerEvent> events;
    while (!bytes.empty()) {
        const ByteSpan piece = bytes.first(std::min(pieceSize, bytes.size()));
        bytes = bytes.subspan(piece.size());
        const auto result = server.receive(piece);
        EXPECT_TRUE(result.has_value()) << result.error().context;
        for (ServerEvent& event : server.takeEvents()) {
            if (const auto* const publish = std::get_if<PublishRequested>(&event)) {
                server.acceptPublish(publish->streamId);
            }
            if (const auto* const play = std::get_if<PlayRequested>(&event)) {
                server.acceptPlay(play->streamId);
            }
            events.push_back(std::move(event));
        }
    }
    return events;
}

TEST(Recording, OfFfmpegIsReadByteByByteAndAllAtOnce) {
    const Bytes bytes = readRecording("ffmpeg_publish.bin");
    const auto events = replay(bytes, 1);
    ASSERT_GE(events.size(), 4U);
    EXPECT_EQ(std::get<PublishRequested>(events[0]).connect->app, "live/sub");
    EXPECT_EQ(std::get<PublishRequested>(events[0]).name, "y");
    EXPECT_EQ(std::get<PublishRequested>(events[0]).query, (QueryParameters{{"key", "1"}}));
    EXPECT_DOUBLE_EQ(std::get<MetadataReceived>(events[1]).metadata.number("width"), 640.0);
    // The recording begins at 17,000 s, so that its timestamps are extended ones.
    EXPECT_GE(std::get<MediaMessage>(events.back()).timestamp, 17'000'000U);

    // ffmpeg waited for the answer to publish: no piece may hold both that and what follows.
    for (const std::size_t pieceSize : {7U, 100U, 500U}) {
        const auto pieces = replay(bytes, pieceSize);
        ASSERT_EQ(pieces.size(), events.size());
        for (std::size_t index = 2; index != events.size(); ++index) {
            EXPECT_EQ(std::get<MediaMessage>(pieces[index]).payload,
                      std::get<MediaMessage>(events[index]).payload);
            EXPECT_EQ(std::get<MediaMessage>(pieces[index]).timestamp,
                      std::get<MediaMessage>(events[index]).timestamp);
        }
    }
}

TEST(Recording, OfRtmpdumpAsksToPlay) {
    const auto events = replay(readRecording("rtmpdump_play.bin"), 1);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(std::get<PlayRequested>(events[0]).name, "x");
    EXPECT_TRUE(std::holds_alternative<PlayEnded>(events[1]));
}

}  // namespace
}  // namespace sigma::rtmp
