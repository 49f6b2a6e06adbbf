#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/apiclient/api_json.h"

namespace sigma::apiclient {
namespace {

using testing::HasSubstr;

TEST(ApiJson, WritesBodies) {
    EXPECT_EQ(loginBody("anna", "a\"b"), R"({"name":"anna","password":"a\"b"})");
    EXPECT_EQ(refreshBody("t"), R"({"refresh_token":"t"})");
    EXPECT_EQ(publishTicketBody("main"), R"({"channel":"main"})");
}

TEST(ApiJson, ReadsASignIn) {
    const auto signedIn =
        signedInFrom(R"({"access_token":"a","token_type":"Bearer","refresh_token":"r"})");
    ASSERT_TRUE(signedIn.has_value());
    EXPECT_EQ(signedIn->accessToken, "a");
    EXPECT_EQ(signedIn->refreshToken, "r");
}

TEST(ApiJson, ReadsATicket) {
    const auto ticket = publishTicketFrom(
        R"({"channel":"main","ticket":"t","ingest":[
            {"url":"rtmp://a/live","stream":"main?ticket=t","region":"eu","role":"primary"},
            {"url":"rtmps://b/live","stream":"main?ticket=t","region":"us","role":"backup"}]})");
    ASSERT_TRUE(ticket.has_value());
    ASSERT_EQ(ticket->ingest.size(), 2U);
    EXPECT_EQ(ticket->ingest[0].stream, "main?ticket=t");
    EXPECT_FALSE(ticket->ingest[0].isBackup);
    EXPECT_TRUE(ticket->ingest[1].isBackup);
}

TEST(ApiJson, ReadsAStatus) {
    const auto status = channelStatusFrom(R"({"state":"live","viewers":12,"title":"x"})");
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->state, "live");
    EXPECT_EQ(status->viewers, 12);
}

TEST(ApiJson, ReadsAListOfChannels) {
    const auto channels = channelsFrom(
        R"({"items":[{"id":"main","title":"Main stage","version":3},{"id":"b","title":""}]})");
    ASSERT_TRUE(channels.has_value()) << channels.error().context;
    EXPECT_EQ(*channels, (std::vector<ChannelEntry>{{"main", "Main stage"}, {"b", ""}}));
    EXPECT_TRUE(channelsFrom(R"({"items":{}})").has_error());
    EXPECT_TRUE(channelsFrom(R"({"items":[{"title":"nameless"}]})").has_error());
}

TEST(ApiJson, TakesTheServersWordsForARefusal) {
    const Error error = errorFrom(401, R"({"detail":"Name or password is wrong."})");
    EXPECT_EQ(error.code, ErrorCode::kUnauthorized);
    EXPECT_EQ(error.context, "Name or password is wrong.");
    EXPECT_THAT(errorFrom(502, "<html>").context, HasSubstr("502"));
    EXPECT_EQ(errorFrom(502, "").code, ErrorCode::kUnavailable);
    EXPECT_EQ(errorFrom(429, "").code, ErrorCode::kRateLimited);
}

class NoTicket : public testing::TestWithParam<const char*> {};

TEST_P(NoTicket, IsRefused) {
    EXPECT_EQ(publishTicketFrom(GetParam()).error().code, ErrorCode::kInvalidData);
}

INSTANTIATE_TEST_SUITE_P(
    ApiJson, NoTicket,
    testing::Values("", "[]", "{", R"({"channel":"main"})", R"({"channel":"main","ingest":[]})",
                    R"({"channel":"main","ingest":[1]})",
                    R"({"channel":7,"ingest":[{"url":"rtmp://a","stream":"s","role":"primary"}]})",
                    R"({"channel":"m","ingest":[{"url":"file:///etc","stream":"s","role":"x"}]})",
                    R"([[[[[[[[[[[[[]]]]]]]]]]]]])"));

TEST(ApiJson, RefusesALongText) {
    const std::string text =
        R"({"access_token":")" + std::string(5000, 'a') + R"(","refresh_token":"r"})";
    EXPECT_EQ(signedInFrom(text).error().code, ErrorCode::kInvalidData);
}

TEST(ApiJson, RefusesFewerThanNoViewers) {
    EXPECT_TRUE(channelStatusFrom(R"({"state":"live","viewers":-1})").has_error());
}

}  // namespace
}  // namespace sigma::apiclient
