#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::Contains;
using testing::ElementsAre;

class ChannelActionRoutesTest : public testing::Test {
protected:
    ChannelActionRoutesTest() {
        m_server.json(201, "POST", "/api/v1/channels", m_server.admin(),
                      R"({"id":"camera","title":"A camera"})");
    }

    boost::json::value act(int status, const std::string& action) {
        return m_server.json(status, "POST", "/api/v1/channels/camera/" + action, m_server.admin());
    }

    ApiTestServer m_server;
};

TEST_F(ChannelActionRoutesTest, StopAndStart) {
    const auto stopped = act(200, "stop");
    EXPECT_EQ(stopped.at("state"), "stopped");
    EXPECT_EQ(stopped.at("version"), 2);
    EXPECT_EQ(m_server.service().channels->find("camera")->state, domain::ChannelState::kStopped);
    EXPECT_EQ(act(409, "stop").at("code"), "illegal_transition");
    EXPECT_EQ(act(200, "start").at("state"), "idle");
    EXPECT_EQ(act(409, "start").at("code"), "illegal_transition");
    EXPECT_THAT(m_server.eventTypes(),
                ElementsAre("channel.created", "channel.stopped", "channel.idle"));
    EXPECT_THAT(m_server.auditedActions(), Contains("channel.stop"));
}

TEST_F(ChannelActionRoutesTest, NeverShowAnOldStateAsUnchanged) {
    const std::string path = "/api/v1/channels/camera";
    const auto before = m_server.call("GET", path, m_server.admin());
    act(200, "stop");
    const auto after = m_server.call("GET", path, m_server.admin(), "",
                                     {"If-None-Match: " + before.header("etag")});
    EXPECT_EQ(after.status, 200);
    EXPECT_NE(after.header("etag"), before.header("etag"));
}

TEST_F(ChannelActionRoutesTest, RestartWhatRuns) {
    EXPECT_EQ(act(409, "restart").at("code"), "illegal_transition");
    m_server.live().run(sampleSession("s1", "camera"));
    act(200, "restart");
    EXPECT_THAT(m_server.live().deeds(), ElementsAre("end camera superseded"));
}

TEST_F(ChannelActionRoutesTest, RestartOnceForEachKey) {
    m_server.live().run(sampleSession("s1", "camera"));
    for (int turn = 0; turn != 2; ++turn) {
        m_server.json(200, "POST", "/api/v1/channels/camera/restart", m_server.admin(), "",
                      {"Idempotency-Key: once"});
    }
    EXPECT_THAT(m_server.live().deeds(), ElementsAre("end camera superseded"));
}

TEST_F(ChannelActionRoutesTest, AreForThoseWhoManageTheChannel) {
    const auto anna = m_server.somebody("anna", domain::Role::kBroadcaster);
    for (const char* action : {"start", "stop", "restart"}) {
        m_server.json(404, "POST", "/api/v1/channels/camera/" + std::string(action), anna.token);
    }
}

}  // namespace
}  // namespace sigma::api::test
