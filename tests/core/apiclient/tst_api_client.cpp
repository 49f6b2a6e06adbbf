#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/apiclient/api_client.h"
#include "tests/support/run_coroutine.h"
#include "tests/support/scripted_http_server.h"

namespace sigma::apiclient {
namespace {

using test::runCoroutine;
using test::ScriptedHttpServer;
using testing::HasSubstr;

struct World {
    boost::asio::io_context context;
    SystemClock clock;
    ScriptedHttpServer::Request asked;
    ScriptedHttpServer::Reply reply;
    ScriptedHttpServer server{context, [this](const ScriptedHttpServer::Request& request) {
                                  asked = request;
                                  return reply;
                              }};
    ApiClient client{context.get_executor(), clock};
};

TEST(ApiClient, SignsIn) {
    World world;
    world.reply.body = R"({"access_token":"a","refresh_token":"r"})";
    const auto signedIn =
        runCoroutine(world.context, world.client.signIn(world.server.url("/"), "anna", "secret"));
    ASSERT_TRUE(signedIn.has_value()) << signedIn.error().context;
    EXPECT_EQ(signedIn->accessToken, "a");
    EXPECT_EQ(world.asked.path, "/api/v1/auth/login");
    EXPECT_EQ(world.asked.body, R"({"name":"anna","password":"secret"})");
}

TEST(ApiClient, Refreshes) {
    World world;
    world.reply.body = R"({"access_token":"a2","refresh_token":"r2"})";
    const auto signedIn =
        runCoroutine(world.context, world.client.refresh(world.server.url(""), "r"));
    ASSERT_TRUE(signedIn.has_value());
    EXPECT_EQ(signedIn->refreshToken, "r2");
    EXPECT_EQ(world.asked.path, "/api/v1/auth/refresh");
}

TEST(ApiClient, AsksForATicketAsWhoIsSignedIn) {
    World world;
    world.reply.status = 201;
    world.reply.body =
        R"({"channel":"main","ingest":[{"url":"rtmp://a/live","stream":"s","role":"primary"}]})";
    const auto ticket = runCoroutine(
        world.context, world.client.publishTicket(world.server.url(""), "token", "main"));
    ASSERT_TRUE(ticket.has_value()) << ticket.error().context;
    EXPECT_EQ(ticket->ingest.front().url, "rtmp://a/live");
    EXPECT_THAT(world.asked.head, HasSubstr("Authorization: Bearer token"));
}

TEST(ApiClient, ListsTheChannelsOfWhoIsSignedIn) {
    World world;
    world.reply.body = R"({"items":[{"id":"main","title":"Main stage"}]})";
    const auto channels =
        runCoroutine(world.context, world.client.channels(world.server.url(""), "token"));
    ASSERT_TRUE(channels.has_value()) << channels.error().context;
    EXPECT_EQ(channels->front().title, "Main stage");
    EXPECT_THAT(world.asked.head, HasSubstr("GET /api/v1/channels?limit=100 "));
    EXPECT_THAT(world.asked.head, HasSubstr("Authorization: Bearer token"));
}

TEST(ApiClient, TellsARefusalInTheServersWords) {
    World world;
    world.reply.status = 401;
    world.reply.body = R"({"detail":"Name or password is wrong."})";
    const auto signedIn =
        runCoroutine(world.context, world.client.signIn(world.server.url(""), "anna", "wrong"));
    ASSERT_TRUE(signedIn.has_error());
    EXPECT_EQ(signedIn.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(signedIn.error().context, "Name or password is wrong.");
}

TEST(ApiClient, ReadsHowManyWatch) {
    World world;
    world.reply.body = R"({"state":"live","viewers":4})";
    const auto status = runCoroutine(
        world.context, world.client.channelStatus(world.server.url("/live/main/status")));
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->viewers, 4);
}

TEST(ApiClient, RefusesAnAddressThatIsNone) {
    World world;
    const auto signedIn =
        runCoroutine(world.context, world.client.signIn("live.example.org", "anna", "x"));
    EXPECT_EQ(signedIn.error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sigma::apiclient
