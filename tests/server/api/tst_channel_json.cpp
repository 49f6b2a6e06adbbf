#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/channel_json.h"

namespace sigma::api {
namespace {

Actor actorOf(domain::Role role) {
    Actor actor;
    actor.principal.role = role;
    actor.principal.user = domain::UserId("usr_anna");
    return actor;
}

boost::json::object objectOf(std::string_view text) {
    return boost::json::parse(text).as_object();
}

TEST(ChannelJson, HasNoKeys) {
    domain::Channel channel;
    channel.id = domain::ChannelId("camera");
    channel.keys.push_back({"very-secret", {}, {}});
    const std::string text = boost::json::serialize(toJson(channel));
    EXPECT_EQ(text.find("very-secret"), std::string::npos);
    EXPECT_NE(text.find("\"playlist\":\"/live/camera/index.m3u8\""), std::string::npos);
}

TEST(ChannelJson, ShowsTheKeysThatAreGood) {
    const WallTime now{std::chrono::seconds(1'000)};
    domain::Channel channel;
    channel.keys = {
        {"new", now, {}}, {"old", now, now + std::chrono::seconds(1)}, {"over", now, now}};
    const auto items = keysJson(channel, now, true).at("items").as_array();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items.at(0).at("key"), "new");
    EXPECT_TRUE(items.at(0).at("expires_at").is_null());
    EXPECT_EQ(items.at(1).at("key"), "old");
}

TEST(ChannelJson, ChangesOnlyWhatIsThere) {
    domain::Channel channel;
    channel.title = "before";
    channel.category = "sports";
    const auto change = readChannelChange(
        objectOf(R"({"title":"after","max_duration":600,"visibility":"token","priority":-5})"),
        actorOf(domain::Role::kOperator));
    change->applyTo(channel);
    EXPECT_EQ(channel.title, "after");
    EXPECT_EQ(channel.category, "sports");
    EXPECT_EQ(channel.maxDuration, std::chrono::minutes(10));
    EXPECT_EQ(channel.visibility, domain::Visibility::kToken);
    EXPECT_EQ(channel.priority, -5);
}

TEST(ChannelJson, GivesABroadcasterWhatItMakes) {
    const auto body = objectOf(R"({"title":"mine"})");
    EXPECT_EQ(readNewChannel(body, actorOf(domain::Role::kBroadcaster))->owner,
              domain::UserId("usr_anna"));
    EXPECT_FALSE(readNewChannel(body, actorOf(domain::Role::kOperator))->owner.has_value());
    EXPECT_TRUE(readNewChannel(objectOf(R"({"title":"a","owner":"usr_ben"})"),
                               actorOf(domain::Role::kBroadcaster))
                    .has_error());
    EXPECT_EQ(
        readChannelChange(objectOf(R"({"owner":null})"), actorOf(domain::Role::kAdmin))->owner,
        domain::UserId());
    EXPECT_TRUE(
        readChannelChange(objectOf(R"({"owner":null})"), actorOf(domain::Role::kBroadcaster))
            .has_error());
}

class BadChannels : public testing::TestWithParam<const char*> {};

TEST_P(BadChannels, AreRefused) {
    const auto result = readNewChannel(objectOf(GetParam()), actorOf(domain::Role::kAdmin));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().status, 422U);
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadChannels,
    testing::Values("{}", R"({"title":""})", R"({"title":"a","id":"A"})",
                    R"({"title":"a","id":""})", R"({"title":"a","id":"../x"})",
                    R"({"title":"a","state":"idle"})", R"({"title":"a","version":2})",
                    R"({"title":"a","latency_mode":"fast"})", R"({"title":"a","init_timeout":4})",
                    R"({"title":"a","max_duration":604801})", R"({"title":"a","priority":1001})",
                    R"({"title":"a","keys":[]})"));

}  // namespace
}  // namespace sigma::api
