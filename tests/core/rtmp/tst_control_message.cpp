#include <gtest/gtest.h>

#include "core/rtmp/control_message.h"

namespace sigma::rtmp {
namespace {

struct Sample {
    Message message;
    MessageType type;
    Bytes payload;
};

class ControlMessage : public testing::TestWithParam<Sample> {};

TEST_P(ControlMessage, IsWrittenAsTheSpecificationShowsIt) {
    const auto& [message, type, payload] = GetParam();
    EXPECT_EQ(message.header.type, type);
    EXPECT_EQ(message.header.streamId, 0U);
    EXPECT_EQ(message.header.chunkStreamId, 2U);
    EXPECT_EQ(message.payload, SharedBuffer::copyOf(payload));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, ControlMessage,
    testing::Values(
        Sample{setChunkSizeMessage(60000), MessageType::kSetChunkSize, {0, 0, 0xEA, 0x60}},
        Sample{abortMessage(6), MessageType::kAbort, {0, 0, 0, 6}},
        Sample{acknowledgementMessage(0xFFFFFFFF),
               MessageType::kAcknowledgement,
               {0xFF, 0xFF, 0xFF, 0xFF}},
        Sample{windowAcknowledgementSizeMessage(1),
               MessageType::kWindowAcknowledgementSize,
               {0, 0, 0, 1}},
        Sample{setPeerBandwidthMessage(1, BandwidthLimit::kDynamic),
               MessageType::kSetPeerBandwidth,
               {0, 0, 0, 1, 2}},
        Sample{userControlMessage({UserControlType::kStreamEof, 3}),
               MessageType::kUserControl,
               {0, 1, 0, 0, 0, 3}}));

TEST(ControlMessages, AreReadAsTheyWereWritten) {
    EXPECT_EQ(parseControlValue(setChunkSizeMessage(60000)).value(), 60000U);
    const UserControl ping{UserControlType::kPingRequest, 77};
    EXPECT_EQ(parseUserControl(userControlMessage(ping)).value(), ping);
}

TEST(ControlMessages, AreRefusedWhenTheyAreTooShort) {
    const SharedBuffer threeBytes = SharedBuffer::copyOf(Bytes{0, 0, 1});
    const auto size = parseControlValue({{.type = MessageType::kSetChunkSize}, threeBytes});
    ASSERT_TRUE(size.has_error());
    EXPECT_EQ(size.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(size.error().context, "control message of type 1 has only 3 bytes");
    EXPECT_TRUE(parseUserControl({{.type = MessageType::kUserControl}, threeBytes}).has_error());
}

}  // namespace
}  // namespace sigma::rtmp
