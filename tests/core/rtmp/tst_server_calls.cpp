#include <gtest/gtest.h>

#include "core/rtmp/chunk_reader.h"
#include "core/rtmp/server_calls.h"

namespace sigma::rtmp {
namespace {

class ServerCallsTest : public testing::Test {
protected:
    Result<void> call(std::string name, std::uint32_t streamId = 0,
                      std::vector<AmfValue> arguments = {}, AmfValue object = AmfNull{}) {
        m_transactionId += 1;
        return m_calls.handle({.name = std::move(name),
                               .transactionId = m_transactionId,
                               .object = std::move(object),
                               .arguments = std::move(arguments)},
                              streamId, m_events);
    }

    void connect(std::string app = "live") {
        AmfObject object;
        object.add("app", std::move(app));
        ASSERT_TRUE(call("connect", 0, {}, object).has_value());
        answers();
    }

    void connectAndCreateStream() {
        connect("live?token=t");
        ASSERT_TRUE(call("createStream").has_value());
        answers();
    }

    /// The commands sent since the last call.
    std::vector<Command> answers() {
        std::vector<Message> messages;
        for (const SharedBuffer& piece : m_output.queue().take()) {
            EXPECT_TRUE(m_reader.push(piece.view(), messages).has_value());
        }
        std::vector<Command> commands;
        for (const Message& message : messages) {
            if (message.header.type == MessageType::kAmf0Command) {
                commands.push_back(parseCommand(message).value());
            }
        }
        return commands;
    }

    static std::string codeOf(const Command& command) {
        const auto* const info = command.arguments.at(0).as<AmfObject>();
        return info == nullptr ? "" : std::string(info->text("code"));
    }

    StreamState state() { return m_calls.streams().find(1)->state; }
    void setState(StreamState value) { m_calls.streams().find(1)->state = value; }

    double m_transactionId = 0;
    ServerOutput m_output;
    ServerCalls m_calls{m_output};
    std::vector<ServerEvent> m_events;
    ChunkReader m_reader;
};

TEST_F(ServerCallsTest, AnswersEachCallUnderItsTransaction) {
    connect();
    for (const char* const name :
         {"releaseStream", "createStream", "getStreamLength", "_checkbw", "FCPublish"}) {
        ASSERT_TRUE(call(name, 0, {AmfValue("room")}).has_value());
        const auto commands = answers();
        ASSERT_FALSE(commands.empty()) << name;
        EXPECT_EQ(commands[0].name, "_result") << name;
        for (const Command& command : commands) {
            EXPECT_DOUBLE_EQ(command.transactionId, m_transactionId) << name;
        }
    }
}

TEST_F(ServerCallsTest, AnswersFcPublishWithItsNotification) {
    connect();
    ASSERT_TRUE(call("FCPublish", 0, {AmfValue("room")}).has_value());
    const auto commands = answers();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(commands[1].name, "onFCPublish");
    EXPECT_EQ(codeOf(commands[1]), "NetStream.Publish.Start");
}

TEST_F(ServerCallsTest, IgnoresUnknownCalls) {
    EXPECT_TRUE(call("somethingElse").has_value());
    EXPECT_TRUE(answers().empty());
}

TEST_F(ServerCallsTest, RefusesCallsBeforeConnect) {
    const auto result = call("publish", 1, {AmfValue("room")});
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().context, "the client calls publish before it has connected");
}

TEST_F(ServerCallsTest, RefusesToConnectTwiceOrToNothing) {
    EXPECT_EQ(call("connect").error().context, "the client connects without naming an app");
    connect();
    EXPECT_EQ(call("connect", 0, {}, AmfObject{}).error().context,
              "the client connects a second time");
}

TEST_F(ServerCallsTest, RefusesToPublishOnAStreamThatWasNotCreated) {
    connect();
    EXPECT_EQ(call("publish", 5, {AmfValue("room")}).error().context,
              "the client calls publish on message stream 5, which it has not created");
}

TEST_F(ServerCallsTest, BoundsTheStreamsOfAConnection) {
    connect();
    for (std::size_t stream = 0; stream != MessageStreams::kMaxStreams; ++stream) {
        ASSERT_TRUE(call("createStream").has_value());
        EXPECT_EQ(answers().at(0).name, "_result");
    }
    ASSERT_TRUE(call("createStream").has_value());
    EXPECT_EQ(answers().at(0).name, "_error");
}

TEST_F(ServerCallsTest, AsksItsOwnerWhoMayPublish) {
    connectAndCreateStream();
    ASSERT_TRUE(call("publish", 1, {AmfValue("room?key=k"), AmfValue("live")}).has_value());
    ASSERT_EQ(m_events.size(), 1U);
    const auto& request = std::get<PublishRequested>(m_events[0]);
    EXPECT_EQ(request.streamId, 1U);
    EXPECT_EQ(request.connect->app, "live");
    EXPECT_EQ(request.name, "room");
    EXPECT_EQ(request.query, (QueryParameters{{"key", "k"}, {"token", "t"}}));
    EXPECT_TRUE(answers().empty());
}

TEST_F(ServerCallsTest, RefusesASecondUseOfAStream) {
    connectAndCreateStream();
    setState(StreamState::kPublishing);
    ASSERT_TRUE(call("publish", 1, {AmfValue("other")}).has_value());
    EXPECT_EQ(codeOf(answers().at(0)), "NetStream.Publish.BadName");
    ASSERT_TRUE(call("play", 1, {AmfValue("other")}).has_value());
    EXPECT_EQ(codeOf(answers().at(0)), "NetStream.Play.Failed");
    EXPECT_EQ(state(), StreamState::kPublishing);
    EXPECT_TRUE(m_events.empty());
}

TEST_F(ServerCallsTest, EndsOnePlayForAnother) {
    connectAndCreateStream();
    setState(StreamState::kPlaying);
    ASSERT_TRUE(call("play", 1, {AmfValue("other")}).has_value());
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<PlayEnded>(m_events[0]));
    EXPECT_EQ(std::get<PlayRequested>(m_events[1]).name, "other");
}

TEST_F(ServerCallsTest, PausesOnlyWhatPlays) {
    connectAndCreateStream();
    ASSERT_TRUE(call("pause", 1, {AmfValue(true), AmfValue(0.0)}).has_value());
    EXPECT_TRUE(m_events.empty());
    setState(StreamState::kPlaying);
    ASSERT_TRUE(call("pause", 1, {AmfValue(true), AmfValue(0.0)}).has_value());
    EXPECT_EQ(codeOf(answers().at(0)), "NetStream.Pause.Notify");
    ASSERT_TRUE(call("pauseRaw", 1, {AmfValue(false), AmfValue(0.0)}).has_value());
    EXPECT_EQ(codeOf(answers().at(0)), "NetStream.Unpause.Notify");
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_TRUE(std::get<PauseRequested>(m_events[0]).isPaused);
    EXPECT_FALSE(std::get<PauseRequested>(m_events[1]).isPaused);
}

TEST_F(ServerCallsTest, SeeksNowhere) {
    connectAndCreateStream();
    ASSERT_TRUE(call("seek", 1, {AmfValue(1000.0)}).has_value());
    EXPECT_EQ(codeOf(answers().at(0)), "NetStream.Seek.Failed");
}

TEST_F(ServerCallsTest, EndsPublishingOnFcUnpublishOfItsName) {
    connectAndCreateStream();
    ASSERT_TRUE(call("publish", 1, {AmfValue("room?key=k")}).has_value());
    m_events.clear();
    ASSERT_TRUE(call("FCUnpublish", 0, {AmfValue("other")}).has_value());
    EXPECT_TRUE(m_events.empty());
    answers();
    ASSERT_TRUE(call("FCUnpublish", 0, {AmfValue("room?key=k")}).has_value());
    ASSERT_EQ(m_events.size(), 1U);
    EXPECT_EQ(std::get<PublishEnded>(m_events[0]).streamId, 1U);
    const auto commands = answers();
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(commands[0].name, "onFCUnpublish");
    EXPECT_DOUBLE_EQ(commands[0].transactionId, m_transactionId);
    EXPECT_EQ(codeOf(commands[1]), "NetStream.Unpublish.Success");
}

TEST_F(ServerCallsTest, EndsAStreamOnlyOnce) {
    connectAndCreateStream();
    setState(StreamState::kPublishing);
    ASSERT_TRUE(call("closeStream", 1).has_value());
    ASSERT_TRUE(call("closeStream", 1).has_value());
    ASSERT_TRUE(call("deleteStream", 0, {AmfValue(1.0)}).has_value());
    EXPECT_EQ(m_events.size(), 1U);
    EXPECT_EQ(m_calls.streams().find(1), nullptr);
}

TEST_F(ServerCallsTest, DeletesNothingForWhatIsNoStream) {
    connectAndCreateStream();
    for (const AmfValue& id : {AmfValue(0.0), AmfValue(-1.0), AmfValue(1e300), AmfValue("1"),
                               AmfValue(std::numeric_limits<double>::quiet_NaN())}) {
        EXPECT_TRUE(call("deleteStream", 0, {id}).has_value());
    }
    EXPECT_TRUE(call("deleteStream").has_value());
    EXPECT_NE(m_calls.streams().find(1), nullptr);
}

}  // namespace
}  // namespace sigma::rtmp
