#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

class EventRoutesTest : public testing::Test {
protected:
    EventRoutesTest() {
        for (const char* id : {"one", "two", "three"}) {
            create(id);
        }
    }

    void create(const std::string& id) {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"title":"t","id":")" + id + R"("})");
    }

    boost::json::array list(const std::string& query) {
        return m_server.json(200, "GET", "/api/v1/events" + query, m_server.admin())
            .at("items")
            .as_array();
    }

    std::string streamRequest(const std::string& query, const std::string& lastEventId = "") {
        std::string request = "GET /api/v1/events" + query +
                              " HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n"
                              "Authorization: Bearer " +
                              m_server.admin() + "\r\n";
        if (!lastEventId.empty()) {
            request += "Last-Event-ID: " + lastEventId + "\r\n";
        }
        return request + "\r\n";
    }

    static void waitFor(HttpClient& client, std::string_view text) {
        http::test::waitUntil([&] {
            client.readSome();
            return client.received().find(text) != std::string::npos;
        });
    }

    ApiTestServer m_server;
};

TEST_F(EventRoutesTest, ListInTheOrderOfTheLog) {
    const auto all = list("");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all.at(0).at("channel_id"), "one");
    EXPECT_EQ(all.at(2).at("channel_id"), "three");
    EXPECT_EQ(list("?channel=two").size(), 1U);
    EXPECT_EQ(list("?type=channel.*").size(), 3U);
    EXPECT_EQ(list("?type=session.live").size(), 0U);
}

TEST_F(EventRoutesTest, GoOnBehindAnEvent) {
    const std::string second(list("").at(1).at("id").as_string());
    EXPECT_EQ(list("?after=" + second).at(0).at("channel_id"), "three");
    const auto page = m_server.json(200, "GET", "/api/v1/events?limit=2", m_server.admin());
    const std::string cursor(page.at("next_cursor").as_string());
    EXPECT_EQ(list("?cursor=" + cursor).at(0).at("channel_id"), "three");
}

TEST_F(EventRoutesTest, RefuseWhatIsNoEvent) {
    m_server.json(422, "GET", "/api/v1/events?after=camera", m_server.admin());
    m_server.json(422, "GET", "/api/v1/events?type=nothing", m_server.admin());
    const auto unknown = m_server.json(
        422, "GET", "/api/v1/events?after=evt_00000000000000000000000000", m_server.admin());
    EXPECT_EQ(unknown.at("code"), "unknown_event");
    const auto bad = m_server.json(422, "GET", "/api/v1/events", m_server.admin(), "",
                                   {"Last-Event-ID: ../../etc"});
    EXPECT_EQ(bad.at("field"), "Last-Event-ID");
}

TEST_F(EventRoutesTest, FollowWhatHappens) {
    const std::string second(list("").at(1).at("id").as_string());
    HttpClient client(m_server.port());
    client.send(streamRequest("", second));
    const HttpReply head = client.receive();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream");
    EXPECT_EQ(head.header("transfer-encoding"), "chunked");
    waitFor(client, "\"channel_id\":\"three\"");
    m_server.listener().drain(std::chrono::seconds(30));
    const std::string text = client.receiveAll();
    EXPECT_EQ(text.find("\"one\""), std::string::npos);
    EXPECT_EQ(text.find("\"two\""), std::string::npos);
    EXPECT_TRUE(text.ends_with("0\r\n\r\n"));
}

TEST_F(EventRoutesTest, TellFollowersOfNewEvents) {
    HttpClient client(m_server.port());
    client.send(streamRequest("?type=channel.created&channel=four"));
    EXPECT_EQ(client.receive().status, 200);
    http::test::waitUntil([&] { return m_server.service().events->followerCount() == 1; });
    create("other");
    create("four");
    waitFor(client, "\"channel_id\":\"four\"");
    const std::string text = client.received();
    EXPECT_NE(text.find("event: channel.created\ndata: {\"id\":\"evt_"), std::string::npos) << text;
    EXPECT_EQ(text.find("\"other\""), std::string::npos);
    client.close();
    http::test::waitUntil([&] { return m_server.service().events->followerCount() == 0; });
}

TEST_F(EventRoutesTest, AreNotForBroadcasters) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    m_server.json(403, "GET", "/api/v1/events", anna.token);
}

}  // namespace
}  // namespace sigma::api::test
