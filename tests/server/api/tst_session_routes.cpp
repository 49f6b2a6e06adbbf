#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/store/event_table.h"
#include "server/store/session_table.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using std::chrono::hours;

class SessionRoutesTest : public testing::Test {
protected:
    SessionRoutesTest() {
        m_server.json(201, "POST", "/api/v1/channels", m_anna.token,
                      R"({"id":"camera","title":"A camera"})");
        domain::Session over = sampleSession("s1", "camera", m_began);
        over.state = domain::SessionState::kEnded;
        over.endedReason = domain::EndedReason::kPublisherStop;
        over.endedAt = m_began + hours(1);
        m_server.write([&](store::Transaction& t) -> Result<void> {
            store::SessionTable table(t);
            SIGMA_TRY(table.insert(over));
            SIGMA_TRY(table.insert(sampleSession("s2", "camera", m_began + hours(2))));
            return table.insert(sampleSession("s3", "gone", m_began + hours(3)));
        });
    }

    std::vector<std::string> idsOf(const boost::json::value& page) {
        std::vector<std::string> ids;
        for (const auto& item : page.at("items").as_array()) {
            ids.emplace_back(item.at("id").as_string());
        }
        return ids;
    }
    std::vector<std::string> list(const std::string& query) {
        return idsOf(m_server.json(200, "GET", "/api/v1/sessions" + query, m_server.admin()));
    }

    const WallTime m_began{std::chrono::seconds(1'769'853'600)};  // 2026-01-31T10:00:00Z
    ApiTestServer m_server;
    ApiTestServer::Somebody m_anna = m_server.somebody("anna", domain::Role::kBroadcaster);
};

TEST_F(SessionRoutesTest, ListTheNewestFirst) {
    EXPECT_THAT(list(""), testing::ElementsAre("s3", "s2", "s1"));
    EXPECT_THAT(list("?channel=camera"), testing::ElementsAre("s2", "s1"));
    EXPECT_THAT(list("?state=ended"), testing::ElementsAre("s1"));
    EXPECT_THAT(list("?from=2026-01-31T12:00:00Z"), testing::ElementsAre("s3", "s2"));
    EXPECT_THAT(list("?to=2026-01-31T12:00:00Z"), testing::ElementsAre("s1"));
}

TEST_F(SessionRoutesTest, ListPageByPage) {
    const auto first = m_server.json(200, "GET", "/api/v1/sessions?limit=2", m_server.admin());
    EXPECT_THAT(idsOf(first), testing::ElementsAre("s3", "s2"));
    EXPECT_THAT(list("?limit=2&cursor=" + std::string(first.at("next_cursor").as_string())),
                testing::ElementsAre("s1"));
}

TEST_F(SessionRoutesTest, ShowTheFiguresOfTheLivePath) {
    domain::Session running = sampleSession("s2", "camera", m_began + hours(2));
    running.health = {17, "frames are missing"};
    m_server.live().run(running);
    const auto health = m_server.json(200, "GET", "/api/v1/sessions/s2/health", m_server.admin());
    EXPECT_EQ(health.at("score"), 17);
    EXPECT_EQ(health.at("cause"), "frames are missing");
    EXPECT_EQ(m_server.json(200, "GET", "/api/v1/sessions/s1/health", m_server.admin()).at("score"),
              92);
    EXPECT_EQ(
        m_server.json(200, "GET", "/api/v1/sessions/s2", m_server.admin()).at("health").at("score"),
        17);
}

TEST_F(SessionRoutesTest, ListTheEventsOfASession) {
    m_server.write([&](store::Transaction& t) -> Result<void> {
        for (int number = 1; number != 4; ++number) {
            domain::DomainEvent event;
            event.id = m_server.service().eventIds->next(m_began);
            event.type = "session.live";
            event.session = domain::SessionId("s2");
            event.sequence = number;
            event.data = "{}";
            SIGMA_TRY(store::EventTable(t).append(event));
        }
        return {};
    });
    const auto first =
        m_server.json(200, "GET", "/api/v1/sessions/s2/events?limit=2", m_anna.token);
    EXPECT_EQ(first.at("items").as_array().size(), 2U);
    EXPECT_EQ(first.at("items").at(0).at("sequence"), 1);
    const auto second = m_server.json(
        200, "GET",
        "/api/v1/sessions/s2/events?cursor=" + std::string(first.at("next_cursor").as_string()),
        m_anna.token);
    EXPECT_EQ(second.at("items").at(0).at("sequence"), 3);
}

TEST_F(SessionRoutesTest, ShowBroadcastersTheirOwnOnly) {
    EXPECT_THAT(idsOf(m_server.json(200, "GET", "/api/v1/sessions?channel=camera", m_anna.token)),
                testing::ElementsAre("s2", "s1"));
    m_server.json(422, "GET", "/api/v1/sessions", m_anna.token);
    m_server.json(404, "GET", "/api/v1/sessions/s3", m_anna.token);
    const auto ben = m_server.somebody("ben", domain::Role::kBroadcaster);
    m_server.json(404, "GET", "/api/v1/sessions?channel=camera", ben.token);
    m_server.json(404, "GET", "/api/v1/sessions/s2", ben.token);
    m_server.json(404, "GET", "/api/v1/sessions/s2/events", ben.token);
}

}  // namespace
}  // namespace sigma::api::test
