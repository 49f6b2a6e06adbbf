#include <gtest/gtest.h>

#include "core/rtmp/chunk_reader.h"
#include "core/rtmp/control_message.h"
#include "core/rtmp/server_output.h"

namespace sigma::rtmp {
namespace {

TEST(ServerOutput, SendsWhatAClientReads) {
    ServerOutput output;
    output.setChunkSize(1000);
    output.send(userControlMessage({UserControlType::kStreamBegin, 1}));
    output.sendStatus(1, StatusLevel::kStatus, "Code", std::string(2000, 'x'));
    ChunkReader reader;
    std::vector<Message> messages;
    for (const SharedBuffer& piece : output.queue().take()) {
        ASSERT_TRUE(reader.push(piece.view(), messages).has_value());
    }
    EXPECT_EQ(reader.chunkSize(), 1000U);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[1].header.streamId, 1U);
    const Command status = parseCommand(messages[1]).value();
    EXPECT_EQ(status.name, "onStatus");
    EXPECT_EQ(status.arguments.at(0).as<AmfObject>()->text("code"), "Code");
}

}  // namespace
}  // namespace sigma::rtmp
