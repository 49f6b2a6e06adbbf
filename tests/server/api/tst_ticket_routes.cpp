#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/store/node_table.h"
#include "server/store/user_table.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using store::Transaction;

class TicketRoutesTest : public testing::Test {
protected:
    TicketRoutesTest() {
        m_server.json(201, "POST", "/api/v1/channels", m_anna.token,
                      R"({"id":"camera","title":"A camera"})");
        m_server.write([&](store::Transaction& t) {
            const WallTime now = m_server.service().clock->wallNow();
            return store::NodeTable(t).put({"node-1",
                                            "eu",
                                            {"rtmp://eu.example:1935/live"},
                                            store::NodeState::kReady,
                                            now,
                                            now});
        });
    }

    ApiTestServer m_server;
    ApiTestServer::Somebody m_anna = m_server.somebody("anna", domain::Role::kBroadcaster);
};

TEST_F(TicketRoutesTest, TellABroadcasterWhereToPublish) {
    const auto ticket = m_server.json(201, "POST", "/api/v1/publish-tickets", m_anna.token,
                                      R"({"channel":"camera","region":"eu"})");
    const auto& target = ticket.at("ingest").at(0);
    EXPECT_EQ(target.at("url"), "rtmp://eu.example:1935/live");
    EXPECT_EQ(target.at("role"), "primary");
    EXPECT_TRUE(m_server.service()
                    .identity->publishTickets()
                    ->check(ticket.at("ticket").as_string())
                    .has_value());
}

TEST_F(TicketRoutesTest, GiveNothingThatOutlivesALossOfTheRightToIt) {
    store::Database& database = *m_server.service().database;
    std::promise<void> release;
    database.journal([released = release.get_future().share()](Transaction&) -> Result<void> {
        released.wait();
        return {};
    });
    database.journal([id = m_anna.id](Transaction& t) -> Result<void> {
        SIGMA_TRY_ASSIGN(domain::User user, store::UserTable(t).find(id));
        user.role = domain::Role::kViewer;
        SIGMA_TRY(store::UserTable(t).update(user));
        return {};
    });
    auto asking = std::async(std::launch::async, [this] {
        return m_server.call("POST", "/api/v1/publish-tickets", m_anna.token,
                             R"({"channel":"camera"})");
    });
    // She was let in; what she asks for waits behind what takes it from her.
    http::test::waitUntil([&] { return database.state().callLength == 1; });
    release.set_value();
    EXPECT_EQ(asking.get().status, 403);
}

TEST_F(TicketRoutesTest, LetAViewerWatch) {
    const auto token = m_server.json(201, "POST", "/api/v1/playback-tokens", m_anna.token,
                                     R"({"channel":"camera","expires_in":60})");
    EXPECT_EQ(std::string(token.at("playlist").as_string()),
              "/live/camera/index.m3u8?token=" + std::string(token.at("token").as_string()));
}

TEST_F(TicketRoutesTest, AreForThoseWhoManageTheChannel) {
    const auto ben = m_server.somebody("ben", domain::Role::kBroadcaster);
    for (const char* path : {"/api/v1/publish-tickets", "/api/v1/playback-tokens"}) {
        m_server.json(404, "POST", path, ben.token, R"({"channel":"camera"})");
        m_server.json(422, "POST", path, ben.token, "{}");
    }
    const auto viewer = m_server.somebody("vic", domain::Role::kViewer);
    m_server.json(403, "POST", "/api/v1/publish-tickets", viewer.token, R"({"channel":"camera"})");
}

}  // namespace
}  // namespace sigma::api::test
