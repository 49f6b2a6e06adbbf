#include <gtest/gtest.h>

#include "core/publish/publish_group.h"
#include "tests/core/publish/publish_fixtures.h"
#include "tests/core/publish/scripted_rtmp_server.h"

namespace sigma::publish {
namespace {

using test::ScriptedRtmpServer;
using test::waitUntil;
using Manner = ScriptedRtmpServer::Manner;

class PublishGroupTest : public testing::Test {
protected:
    PublishGroupSettings settingsFor(std::uint16_t port) {
        PublishGroupSettings settings;
        settings.target = test::target(port, "key");
        settings.renditions = {{"720p", 3'000'000}, {"360p", 600'000}};
        return settings;
    }

    SystemClock m_clock;
};

TEST_F(PublishGroupTest, SplitsItsBudgetOverItsConnections) {
    // One connection is served at a time: the second waits to be accepted until the first ends.
    ScriptedRtmpServer server({Manner::kTakesAll});
    PublishGroup group(settingsFor(server.port()), m_clock, test::silentLog());
    waitUntil([&] {
        return group.status(0).advice.videoBitrate != 0 || group.status(1).advice.videoBitrate != 0;
    });
    EXPECT_EQ(group.status(0).advice.videoBitrate, 3'000'000);
    EXPECT_EQ(group.status(1).advice.videoBitrate, 600'000);
    EXPECT_EQ(group.status().advice.videoBitrate, 3'600'000);
    group.setBitrateRange({.mode = BitrateMode::kFixed, .minimum = 300'000, .maximum = 1'500'000});
    waitUntil([&] { return group.status().advice.videoBitrate == 1'800'000; });
    EXPECT_EQ(group.status(1).advice.videoBitrate, 300'000);
}

TEST_F(PublishGroupTest, TellsOfTheConnectionThatNeedsAttention) {
    ScriptedRtmpServer server({Manner::kRefuses});
    PublishGroup group(settingsFor(server.port()), m_clock, test::silentLog());
    waitUntil([&] { return group.status().state == OutputState::kRefused; });
}

TEST_F(PublishGroupTest, IsRefusedWithoutAKey) {
    PublishGroupSettings settings = settingsFor(1);
    settings.target.key.clear();
    settings.renditions = {{}};
    PublishGroup group(settings, m_clock, test::silentLog());
    EXPECT_EQ(group.status().state, OutputState::kRefused);
    EXPECT_NE(group.status().reason.find("key"), std::string::npos);
    group.end(std::chrono::seconds(1));
}

}  // namespace
}  // namespace sigma::publish
