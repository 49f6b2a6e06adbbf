#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/announce.h"
#include "tests/server/api/api_test_server.h"

namespace sigma::api::test {
namespace {

using testing::ElementsAre;

TEST(Announce, WritesAnEventOfTheChannel) {
    ApiTestServer server;
    server.write([&](store::Transaction& t) {
        return announce(t, *server.service().eventIds, "channel.updated",
                        domain::ChannelId("camera"), WallTime(), {{"changed", {"title"}}});
    });
    EXPECT_THAT(server.eventTypes(), ElementsAre("channel.updated"));
}

}  // namespace
}  // namespace sigma::api::test
