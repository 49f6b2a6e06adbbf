#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/store/session_table.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::ElementsAre;

class PastChannelsTest : public testing::Test {
protected:
    void end(const std::string& id, const std::string& channel, int hour, bool wasLive = true) {
        const WallTime began{std::chrono::seconds(1'700'000'000) + std::chrono::hours(hour)};
        domain::Session session = sampleSession(id, channel, began);
        session.state = domain::SessionState::kEnded;
        session.endedReason = domain::EndedReason::kPublisherStop;
        session.endedAt = began + std::chrono::minutes(30);
        if (!wasLive) {
            session.liveAt.reset();
        }
        m_server.write(
            [&](store::Transaction& t) { return store::SessionTable(t).insert(session); });
    }
    void addChannel(const std::string& id) {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"title":"t","id":")" + id + R"("})");
    }
    boost::json::value past(const std::string& query = "") {
        return m_server.json(200, "GET", "/api/v1/directory?state=past" + query, "");
    }
    std::vector<std::string> channelsOf(const boost::json::value& page) {
        std::vector<std::string> ids;
        for (const auto& item : page.at("items").as_array()) {
            ids.emplace_back(item.at("channel").as_string());
        }
        return ids;
    }

    ApiTestServer m_server;
};

TEST_F(PastChannelsTest, AreListedOnceByTheirLastSession) {
    addChannel("a");
    addChannel("b");
    end("s1", "a", 1);
    end("s2", "b", 2);
    end("s3", "a", 3);
    end("s4", "gone", 4);
    const auto page = past();
    EXPECT_THAT(channelsOf(page), ElementsAre("a", "b"));
    EXPECT_EQ(page.at("items").at(0).at("live"), false);
}

TEST_F(PastChannelsTest, AreNotThoseThatNobodyCouldWatchOrThatRun) {
    addChannel("a");
    addChannel("b");
    end("s1", "a", 1, false);
    end("s2", "b", 2);
    m_server.write([](store::Transaction& t) {
        return store::SessionTable(t).insert(
            sampleSession("s3", "b", WallTime(std::chrono::seconds(1'800'000'000))));
    });
    EXPECT_THAT(channelsOf(past()), ElementsAre());
}

TEST_F(PastChannelsTest, GoOnBehindThePageBefore) {
    for (const char* id : {"a", "b", "c"}) {
        addChannel(id);
    }
    end("s1", "a", 1);
    end("s2", "b", 2);
    end("s3", "b", 3);
    end("s4", "c", 4);
    const auto first = past("&limit=2");
    EXPECT_THAT(channelsOf(first), ElementsAre("c", "b"));
    EXPECT_THAT(channelsOf(past("&cursor=" + std::string(first.at("next_cursor").as_string()))),
                ElementsAre("a"));
}

}  // namespace
}  // namespace sigma::api::test
