#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::Contains;

constexpr const char* kKeys = "/api/v1/channels/camera/keys";
constexpr const char* kRotate = "/api/v1/channels/camera/rotate-key";

class ChannelKeyRoutesTest : public testing::Test {
protected:
    ChannelKeyRoutesTest() {
        m_server.json(201, "POST", "/api/v1/channels", m_anna.token,
                      R"({"id":"camera","title":"A camera"})");
    }

    std::string key(const boost::json::value& keys, std::size_t index) {
        return std::string(keys.at("items").as_array().at(index).at("key").as_string());
    }
    bool publishes(const std::string& key) {
        return m_server.service().channels->findByStreamKey(key) != nullptr;
    }

    ApiTestServer m_server;
    ApiTestServer::Somebody m_anna = m_server.somebody("anna", domain::Role::kBroadcaster);
};

TEST_F(ChannelKeyRoutesTest, ShowTheKeysAndSayWhoHasSeenThem) {
    const auto keys = m_server.json(200, "GET", kKeys, m_anna.token);
    EXPECT_TRUE(publishes(key(keys, 0)));
    EXPECT_THAT(m_server.auditedActions(), Contains("channel.keys_read"));
    const auto ben = m_server.somebody("ben", domain::Role::kBroadcaster);
    m_server.json(404, "GET", kKeys, ben.token);
    const auto viewer = m_server.somebody("vic", domain::Role::kViewer);
    m_server.json(403, "GET", kKeys, viewer.token);
}

TEST_F(ChannelKeyRoutesTest, RotateWithAnOverlap) {
    const std::string before = key(m_server.json(200, "GET", kKeys, m_anna.token), 0);
    const auto rotated = m_server.json(200, "POST", kRotate, m_anna.token, R"({"overlap":600})");
    EXPECT_NE(key(rotated, 0), before);
    EXPECT_EQ(key(rotated, 1), before);
    EXPECT_TRUE(publishes(before));
    EXPECT_TRUE(publishes(key(rotated, 0)));
    EXPECT_THAT(m_server.eventTypes(), Contains("channel.key_rotated"));
}

TEST_F(ChannelKeyRoutesTest, RotateAtOnceAfterALeak) {
    const std::string before = key(m_server.json(200, "GET", kKeys, m_anna.token), 0);
    const auto rotated = m_server.json(200, "POST", kRotate, m_anna.token, R"({"overlap":0})");
    EXPECT_EQ(rotated.at("items").as_array().size(), 1U);
    EXPECT_FALSE(publishes(before));
    m_server.json(422, "POST", kRotate, m_anna.token, R"({"overlap":-1})");
}

TEST_F(ChannelKeyRoutesTest, ShowNoKeyToATokenThatMayNotReadThem) {
    const auto made = m_server.json(201, "POST", "/api/v1/tokens", m_anna.token,
                                    R"({"name":"rotator","scopes":["channels:write"]})");
    const std::string token(made.at("token").as_string());
    const std::string once = "Idempotency-Key: once";
    const auto shown = m_server.json(200, "POST", kRotate, m_anna.token, R"({})", {once});
    EXPECT_FALSE(key(shown, 0).empty());
    m_server.json(409, "POST", kRotate, token, R"({})", {once});
    const auto hidden = m_server.json(200, "POST", kRotate, token, R"({})");
    ASSERT_FALSE(hidden.at("items").as_array().empty());
    for (const auto& item : hidden.at("items").as_array()) {
        EXPECT_TRUE(item.at("key").is_null());
    }
}

TEST_F(ChannelKeyRoutesTest, KeepABoundedNumberOfKeys) {
    for (int turn = 0; turn != 10; ++turn) {
        m_server.json(200, "POST", kRotate, m_anna.token);
    }
    EXPECT_EQ(m_server.json(200, "GET", kKeys, m_anna.token).at("items").as_array().size(), 5U);
}

}  // namespace
}  // namespace sigma::api::test
