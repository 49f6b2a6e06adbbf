#include <gtest/gtest.h>

#include "server/api/channel_access.h"

namespace sigma::api {
namespace {

Actor actorOf(domain::Role role, const std::string& user) {
    Actor actor;
    actor.principal.role = role;
    actor.principal.user = domain::UserId(user);
    return actor;
}

TEST(ChannelAccess, IsEverythingForThoseWhoRunTheServer) {
    domain::Channel channel;
    channel.owner = domain::UserId("usr_anna");
    EXPECT_TRUE(mayManage(actorOf(domain::Role::kAdmin, "usr_boss"), channel));
    EXPECT_TRUE(mayManage(actorOf(domain::Role::kOperator, "usr_ops"), channel));
}

TEST(ChannelAccess, IsOnesOwnForBroadcasters) {
    domain::Channel channel;
    channel.owner = domain::UserId("usr_anna");
    EXPECT_TRUE(mayManage(actorOf(domain::Role::kBroadcaster, "usr_anna"), channel));
    EXPECT_FALSE(mayManage(actorOf(domain::Role::kBroadcaster, "usr_ben"), channel));
    EXPECT_FALSE(mayManage(actorOf(domain::Role::kViewer, "usr_ben"), channel));
}

TEST(ChannelAccess, IsNobodysWhereTheChannelIsTheOperators) {
    EXPECT_FALSE(mayManage(actorOf(domain::Role::kBroadcaster, "usr_anna"), {}));
    EXPECT_FALSE(mayManage(actorOf(domain::Role::kBroadcaster, ""), {}));
}

}  // namespace
}  // namespace sigma::api
