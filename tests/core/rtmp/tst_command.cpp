#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/rtmp/amf0.h"
#include "core/rtmp/command.h"

namespace sigma::rtmp {
namespace {

Command sampleCommand() {
    AmfObject object;
    object.add("app", "live");
    return {.name = "connect",
            .transactionId = 1,
            .object = std::move(object),
            .arguments = {AmfValue("extra"), AmfValue(2.0)}};
}

TEST(Command, ComesBackAsItWent) {
    const Message message = commandMessage(sampleCommand(), 5);
    EXPECT_EQ(message.header.type, MessageType::kAmf0Command);
    EXPECT_EQ(message.header.streamId, 5U);
    EXPECT_EQ(parseCommand(message).value(), sampleCommand());
}

TEST(Command, IsReadFromAmf3MessagesWithAndWithoutTheirLeadingZero) {
    Message message = commandMessage(sampleCommand(), 0);
    message.header.type = MessageType::kAmf3Command;
    EXPECT_EQ(parseCommand(message).value(), sampleCommand());
    ByteWriter writer;
    writer.u8(0).bytes(message.payload.view());
    message.payload = writer.share();
    EXPECT_EQ(parseCommand(message).value(), sampleCommand());
}

TEST(Command, MayEndAfterItsName) {
    ByteWriter writer;
    encodeAmf0("FCUnpublish", writer);
    const auto command = parseCommand({{}, writer.share()});
    ASSERT_TRUE(command.has_value());
    EXPECT_EQ(command->name, "FCUnpublish");
    EXPECT_DOUBLE_EQ(command->transactionId, 0.0);
    EXPECT_EQ(command->object, AmfValue(AmfNull{}));
    EXPECT_EQ(command->textArgument(0), "");
}

TEST(Command, GivesTextArgumentsOnly) {
    EXPECT_EQ(sampleCommand().textArgument(0), "extra");
    EXPECT_EQ(sampleCommand().textArgument(1), "");
    EXPECT_EQ(sampleCommand().textArgument(2), "");
}

TEST(Command, IsRefusedWithoutAName) {
    EXPECT_EQ(parseCommand({}).error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(parseCommand(dataMessage({AmfValue(1.0)}, 0)).error().context,
              "a command does not begin with its name");
}

TEST(Command, IsRefusedWithGarbageBehindIt) {
    ByteWriter writer;
    writer.bytes(commandMessage(sampleCommand(), 0).payload.view()).u8(0xFF);
    EXPECT_EQ(parseCommand({{}, writer.share()}).error().code, ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace sigma::rtmp
