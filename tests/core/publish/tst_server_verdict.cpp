#include <gtest/gtest.h>

#include "core/publish/server_verdict.h"
#include "core/rtmp/command.h"

namespace sigma::publish {
namespace {

SharedBuffer status(std::string name, std::string level, std::string code,
                    std::string description) {
    rtmp::AmfObject information;
    information.add("level", std::move(level));
    information.add("code", std::move(code));
    information.add("description", std::move(description));
    return rtmp::commandMessage({std::move(name), 0, rtmp::AmfNull(), {information}}, 1).payload;
}

std::string refusalOf(const SharedBuffer& invoke) {
    const Result<void> verdict = verdictOf(invoke.view());
    return verdict.has_error() ? verdict.error().context : "";
}

TEST(ServerVerdict, TellsARefusedKeyInWordsAndInTheServers) {
    const std::string words =
        refusalOf(status("onStatus", "error", "NetStream.Publish.BadName", "Stream\nbusy"));
    EXPECT_NE(words.find("stream key"), std::string::npos);
    EXPECT_NE(words.find("Stream busy"), std::string::npos);
}

TEST(ServerVerdict, TellsARefusedConnection) {
    const auto verdict =
        verdictOf(status("_error", "error", "NetConnection.Connect.Rejected", "").view());
    ASSERT_TRUE(verdict.has_error());
    EXPECT_EQ(verdict.error().code, ErrorCode::kUnauthorized);
    EXPECT_NE(verdict.error().context.find("connection"), std::string::npos);
}

TEST(ServerVerdict, NamesACodeThatItDoesNotKnow) {
    EXPECT_NE(refusalOf(status("onStatus", "error", "NetStream.Odd", "")).find("NetStream.Odd"),
              std::string::npos);
}

TEST(ServerVerdict, KeepsAServersWordsShort) {
    const std::string words =
        refusalOf(status("onStatus", "error", "NetStream.Failed", std::string(5000, 'x')));
    EXPECT_LT(words.size(), 300U);
}

TEST(ServerVerdict, TakesAllElseForNoRefusal) {
    EXPECT_EQ(refusalOf(status("onStatus", "status", "NetStream.Publish.Start", "")), "");
    EXPECT_EQ(refusalOf(status("_error", "error", "NetConnection.Call.Failed", "")), "");
    EXPECT_EQ(refusalOf(rtmp::commandMessage({"_error", 2, rtmp::AmfNull(), {}}, 0).payload), "");
    EXPECT_EQ(refusalOf(SharedBuffer::copyOf(Bytes{0x02, 0xFF, 0xFF, 0x00})), "");
    EXPECT_EQ(refusalOf(SharedBuffer()), "");
}

}  // namespace
}  // namespace sigma::publish
