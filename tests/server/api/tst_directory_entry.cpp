#include <gtest/gtest.h>

#include "server/api/directory_entry.h"

namespace sigma::api {
namespace {

domain::Channel channelOf(const std::string& id, std::int32_t priority = 0) {
    domain::Channel channel;
    channel.id = domain::ChannelId(id);
    channel.title = "Evening News";
    channel.category = "news";
    channel.region = "eu";
    channel.priority = priority;
    return channel;
}

TEST(DirectoryEntry, IsOfAPublicChannel) {
    domain::Channel channel = channelOf("a");
    EXPECT_TRUE(isListed(channel, {}));
    for (const auto visibility : {domain::Visibility::kUnlisted, domain::Visibility::kToken}) {
        channel.visibility = visibility;
        EXPECT_FALSE(isListed(channel, {}));
    }
}

TEST(DirectoryEntry, FitsTheFilter) {
    const domain::Channel channel = channelOf("a");
    EXPECT_TRUE(isListed(channel, {.category = "news", .region = "eu", .search = "NEWS"}));
    EXPECT_FALSE(isListed(channel, {.category = "sports"}));
    EXPECT_FALSE(isListed(channel, {.region = "us"}));
    EXPECT_FALSE(isListed(channel, {.search = "morning"}));
    EXPECT_FALSE(isListed(channel, {.onlyFavourites = true}));
    EXPECT_TRUE(isListed(channel, {.onlyFavourites = true, .favourites = {"a"}}));
}

TEST(DirectoryEntry, ComesByPriorityAndThenById) {
    EXPECT_TRUE(comesBefore(channelOf("b", 2), channelOf("a", 1)));
    EXPECT_TRUE(comesBefore(channelOf("a", 1), channelOf("b", 1)));
    EXPECT_FALSE(comesBefore(channelOf("a", 1), channelOf("a", 1)));
}

TEST(DirectoryEntry, SaysWhetherItIsAFavourite) {
    const DirectoryEntry entry{std::make_shared<const domain::Channel>(channelOf("a")), true, {}};
    EXPECT_EQ(toJson(entry, {}).at("favourite"), false);
    EXPECT_EQ(toJson(entry, {.favourites = {"a"}}).at("favourite"), true);
    EXPECT_EQ(toJson(entry, {}).at("live"), true);
}

}  // namespace
}  // namespace sigma::api
