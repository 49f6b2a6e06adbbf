#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/write_once.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::ElementsAre;

constexpr const char* kKey = "Idempotency-Key: 7f3c9b1e";
constexpr const char* kChannels = "/api/v1/channels";

class WriteOnceTest : public testing::Test {
protected:
    ApiTestServer m_server;
};

TEST_F(WriteOnceTest, AnswersTheSameRequestTheSame) {
    const std::string body = R"({"title":"one"})";
    const HttpReply first = m_server.call("POST", kChannels, m_server.admin(), body, {kKey});
    const HttpReply second = m_server.call("POST", kChannels, m_server.admin(), body, {kKey});
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(first.header("location"), second.header("location"));
    EXPECT_EQ(first.header("etag"), second.header("etag"));
    EXPECT_EQ(first.header("idempotency-replayed"), "");
    EXPECT_EQ(second.header("idempotency-replayed"), "true");
    EXPECT_THAT(m_server.eventTypes(), ElementsAre("channel.created"));
}

TEST_F(WriteOnceTest, RefusesTheKeyForAnotherRequest) {
    m_server.json(201, "POST", kChannels, m_server.admin(), R"({"title":"one"})", {kKey});
    const auto problem =
        m_server.json(422, "POST", kChannels, m_server.admin(), R"({"title":"two"})", {kKey});
    EXPECT_EQ(problem.at("code"), "idempotency_key_reused");
}

TEST_F(WriteOnceTest, KeepsTheKeysOfTwoApart) {
    const auto other = m_server.somebody("ops", domain::Role::kOperator);
    const std::string body = R"({"title":"one"})";
    const auto mine = m_server.json(201, "POST", kChannels, m_server.admin(), body, {kKey});
    const auto theirs = m_server.json(201, "POST", kChannels, other.token, body, {kKey});
    EXPECT_NE(mine.at("id"), theirs.at("id"));
}

TEST_F(WriteOnceTest, LeavesTheKeyOfAFailedRequestFree) {
    const std::string taken = R"({"id":"camera","title":"one"})";
    m_server.json(201, "POST", kChannels, m_server.admin(), taken);
    m_server.json(409, "POST", kChannels, m_server.admin(), taken, {kKey});
    m_server.json(201, "POST", kChannels, m_server.admin(), R"({"title":"one"})", {kKey});
}

TEST_F(WriteOnceTest, RefusesKeysThatAreNone) {
    m_server.json(400, "POST", kChannels, m_server.admin(), R"({"title":"one"})",
                  {"Idempotency-Key: a b"});
}

TEST_F(WriteOnceTest, KeepsAnswersWithASecretInMemoryOnly) {
    const std::string body = R"({"name":"ci","scopes":["channels:read"]})";
    const auto first = m_server.json(201, "POST", "/api/v1/tokens", m_server.admin(), body, {kKey});
    EXPECT_EQ(m_server.json(201, "POST", "/api/v1/tokens", m_server.admin(), body, {kKey}), first);
    // As after a restart.
    m_server.inDatabase<int>([&](store::Transaction&) -> Result<int> {
        *m_server.service().secretAnswers = SecretAnswers();
        return 0;
    });
    const auto gone = m_server.json(409, "POST", "/api/v1/tokens", m_server.admin(), body, {kKey});
    EXPECT_EQ(gone.at("code"), "answer_not_kept");
}

}  // namespace
}  // namespace sigma::api::test
