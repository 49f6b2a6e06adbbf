#include <gtest/gtest.h>

#include "core/rtmp/server_replies.h"

namespace sigma::rtmp {
namespace {

TEST(ServerReplies, AnswerConnectWithTheCodecsOfEnhancedRtmp) {
    const Command reply = connectReply(1, 3);
    EXPECT_EQ(reply.name, "_result");
    EXPECT_DOUBLE_EQ(reply.transactionId, 1.0);
    const auto* const properties = reply.object.as<AmfObject>();
    ASSERT_NE(properties, nullptr);
    const AmfValue* const list = properties->find("fourCcList");
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(*list, AmfValue(AmfArray{{"avc1", "hvc1", "av01", "mp4a"}}));
    const auto* const info = reply.arguments.at(0).as<AmfObject>();
    ASSERT_NE(info, nullptr);
    EXPECT_EQ(info->text("code"), "NetConnection.Connect.Success");
    EXPECT_DOUBLE_EQ(info->number("objectEncoding"), 3.0);
}

TEST(ServerReplies, CarryTheTransactionOfWhatTheyAnswer) {
    const AmfObject info = statusInfo(StatusLevel::kError, "Code", "Words.");
    EXPECT_EQ(info.text("level"), "error");
    EXPECT_EQ(info.text("description"), "Words.");
    EXPECT_DOUBLE_EQ(resultReply(7, 2.0).transactionId, 7.0);
    EXPECT_EQ(errorReply(8, info).name, "_error");
    EXPECT_DOUBLE_EQ(errorReply(8, info).transactionId, 8.0);
    EXPECT_DOUBLE_EQ(fcReply("onFCPublish", 9, info).transactionId, 9.0);
    EXPECT_DOUBLE_EQ(statusCommand(info).transactionId, 0.0);
}

}  // namespace
}  // namespace sigma::rtmp
