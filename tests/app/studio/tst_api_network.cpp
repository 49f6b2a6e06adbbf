#include <QCoreApplication>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/studio/api_network.h"
#include "tests/support/scripted_http_server.h"
#include "tests/support/wait_until.h"

namespace sigma::app {
namespace {

using sigma::test::ScriptedHttpServer;
using testing::ElementsAre;

/// A window's thread, and a server whose answers are written down by path.
class ApiNetworkTest : public testing::Test {
protected:
    ScriptedHttpServer::Reply answer(const ScriptedHttpServer::Request& request) {
        m_bodies[request.path] = request.body;
        return m_replies[request.path];
    }
    ui::DestinationSettings server() const {
        return {ui::DestinationKind::kSigmaServer, {}, m_server.url("/"), "anna", "main"};
    }
    /// Runs the server and events.
    void run() {
        m_context.poll();
        QCoreApplication::processEvents();
    }
    template <class T>
    Result<T> answerTo(const std::function<void(ui::Then<T>)>& ask) {
        std::optional<Result<T>> told;
        ask([&](const Result<T>& answer) { told = answer; });
        sigma::test::waitUntil([&] {
            run();
            return told.has_value();
        });
        return *told;
    }
    Result<ui::ServerSignIn> signIn() {
        return answerTo<ui::ServerSignIn>([this](ui::Then<ui::ServerSignIn> then) {
            m_network->signIn(server(), "secret", std::move(then));
        });
    }
    Result<ui::PlaceAnswer> place() {
        return answerTo<ui::PlaceAnswer>([this](ui::Then<ui::PlaceAnswer> then) {
            m_network->publishPlace(server(), "first", std::move(then));
        });
    }

    int m_count = 1;
    char m_name[5] = "test";
    char* m_arguments[2] = {m_name, nullptr};
    QCoreApplication m_application{m_count, m_arguments};
    std::map<std::string, ScriptedHttpServer::Reply> m_replies = {
        {"/api/v1/auth/login", {200, R"({"access_token":"a1","refresh_token":"first"})"}},
        {"/api/v1/auth/refresh", {200, R"({"access_token":"a2","refresh_token":"second"})"}},
        {"/api/v1/channels", {200, R"({"items":[{"id":"main","title":"Main stage"}]})"}},
        {"/api/v1/publish-tickets",
         {201,
          R"({"channel":"main","ingest":[
              {"url":"rtmp://near/live","stream":"main?ticket=t","role":"primary"},
              {"url":"rtmp://far/live","stream":"main?ticket=t","role":"backup"}]})"}}};
    std::map<std::string, std::string> m_bodies;  ///< of the newest question to each path
    boost::asio::io_context m_context;
    ScriptedHttpServer m_server{
        m_context, [this](const ScriptedHttpServer::Request& request) { return answer(request); }};
    std::unique_ptr<ApiNetwork> m_network = std::make_unique<ApiNetwork>(
        std::make_shared<SystemClock>(),
        Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {}));
};

TEST_F(ApiNetworkTest, SignsInAndListsTheChannels) {
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.has_value()) << signedIn.error().context;
    EXPECT_EQ(signedIn->token, "first");
    ASSERT_EQ(signedIn->channels.size(), 1U);
    EXPECT_EQ(signedIn->channels[0].name, "Main stage");
    EXPECT_EQ(m_bodies["/api/v1/auth/login"], R"({"name":"anna","password":"secret"})");
}

TEST_F(ApiNetworkTest, SignsInWhoMayNotListTheChannels) {
    m_replies["/api/v1/channels"] = {403, R"({"detail":"Not for you."})"};
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.has_value()) << signedIn.error().context;
    EXPECT_EQ(signedIn->token, "first");
    EXPECT_TRUE(signedIn->channels.empty());
}

TEST_F(ApiNetworkTest, TellsWhyASignInFailed) {
    m_replies["/api/v1/auth/login"] = {401, R"({"detail":"Name or password is wrong."})"};
    const auto signedIn = signIn();
    ASSERT_TRUE(signedIn.has_error());
    EXPECT_EQ(signedIn.error().context, "Name or password is wrong.");
}

TEST_F(ApiNetworkTest, GivesThePlaceOfATicketAndTheNextToken) {
    const auto answer = place();
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->token, "second");
    EXPECT_EQ(m_bodies["/api/v1/auth/refresh"], R"({"refresh_token":"first"})");
    EXPECT_EQ(m_bodies["/api/v1/publish-tickets"], R"({"channel":"main"})");
    const Result<ui::PublishPlace>& place = answer->place;
    ASSERT_TRUE(place.has_value()) << place.error().context;
    EXPECT_EQ(place->target.url, "rtmp://near/live");
    EXPECT_EQ(place->target.key, "main?ticket=t");
    EXPECT_EQ(place->watchUrl, m_server.url("/watch/main"));
    EXPECT_EQ(place->statusUrl, m_server.url("/live/main/status"));
    EXPECT_EQ(place->playUrl, m_server.url("/live/main/index.m3u8"));
    EXPECT_TRUE(place->takesAllRenditions);
}

TEST_F(ApiNetworkTest, GivesTheNextTokenThoughThereIsNoTicket) {
    m_replies["/api/v1/publish-tickets"] = {404, R"({"detail":"There is no such channel."})"};
    const auto answer = place();
    ASSERT_TRUE(answer.has_value()) << answer.error().context;
    EXPECT_EQ(answer->token, "second");
    ASSERT_TRUE(answer->place.has_error());
    EXPECT_EQ(answer->place.error().context, "There is no such channel.");
}

TEST_F(ApiNetworkTest, AsksForNoTicketWhereTheTokenIsNotTaken) {
    m_replies["/api/v1/auth/refresh"] = {401, R"({"detail":"Sign in again."})"};
    const auto answer = place();
    ASSERT_TRUE(answer.has_error());
    EXPECT_EQ(answer.error().code, ErrorCode::kUnauthorized);
    EXPECT_EQ(answer.error().context, "Sign in again.");
    EXPECT_THAT(m_server.requests(), ElementsAre("/api/v1/auth/refresh"));
}

TEST_F(ApiNetworkTest, CanBeLeftBeforeTheServerAnswers) {
    m_replies["/api/v1/auth/refresh"].manner = ScriptedHttpServer::Manner::kHeld;
    bool isAnswered = false;
    m_network->publishPlace(server(), "first",
                            [&](const Result<ui::PlaceAnswer>&) { isAnswered = true; });
    sigma::test::waitUntil([&] {
        run();
        return !m_server.requests().empty();
    });
    m_network.reset();
    QCoreApplication::processEvents();
    EXPECT_FALSE(isAnswered);
}

}  // namespace
}  // namespace sigma::app
