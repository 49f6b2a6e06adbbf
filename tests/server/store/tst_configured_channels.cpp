#include <gtest/gtest.h>

#include "server/store/configured_channels.h"
#include "tests/support/sample_channel.h"

namespace sigma::store {
namespace {

domain::Channel channel(const std::string& id, const std::string& streamKey) {
    return test::sampleChannel(id, "Title of " + id, streamKey, domain::LatencyMode::kLow);
}

std::vector<domain::Channel> twoChannels() {
    return {channel("news", "key-of-the-news-1"), channel("music", "key-of-the-music")};
}

TEST(ConfiguredChannels, ListsChannelsInTheirOrder) {
    const auto listed = ConfiguredChannels(twoChannels()).list();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0]->id.value(), "news");
    EXPECT_EQ(listed[1]->id.value(), "music");
    EXPECT_EQ(listed[1]->title, "Title of music");
    EXPECT_EQ(listed[1]->mode, domain::LatencyMode::kLow);
}

TEST(ConfiguredChannels, FindsAChannelByItsId) {
    const ConfiguredChannels channels(twoChannels());
    ASSERT_NE(channels.find("music"), nullptr);
    EXPECT_EQ(channels.find("music")->currentKey().secret, "key-of-the-music");
    for (const char* id : {"", "Music", "musi", "music1", "key-of-the-music"}) {
        EXPECT_EQ(channels.find(id), nullptr) << id;
    }
}

TEST(ConfiguredChannels, FindsAChannelByItsStreamKey) {
    const ConfiguredChannels channels(twoChannels());
    ASSERT_NE(channels.findByStreamKey("key-of-the-news-1"), nullptr);
    EXPECT_EQ(channels.findByStreamKey("key-of-the-news-1")->id.value(), "news");
    for (const char* key : {"", "news", "key-of-the-news", "key-of-the-news-11"}) {
        EXPECT_EQ(channels.findByStreamKey(key), nullptr) << key;
    }
}

TEST(ConfiguredChannels, ReplacesAllOfThem) {
    ConfiguredChannels channels(twoChannels());
    channels.replace({channel("news", "another-key-now-1"), channel("sports", "key-of-sports")});
    EXPECT_EQ(channels.list().size(), 2U);
    EXPECT_EQ(channels.find("music"), nullptr);
    EXPECT_NE(channels.find("sports"), nullptr);
    EXPECT_EQ(channels.findByStreamKey("key-of-the-news-1"), nullptr);
    EXPECT_EQ(channels.findByStreamKey("another-key-now-1"), channels.find("news"));
}

TEST(ConfiguredChannels, LeavesWhatItReturnedAsItWas) {
    ConfiguredChannels channels(twoChannels());
    const auto news = channels.find("news");
    const auto listed = channels.list();
    channels.replace({});
    EXPECT_TRUE(channels.list().empty());
    EXPECT_EQ(news->currentKey().secret, "key-of-the-news-1");
    EXPECT_EQ(listed.size(), 2U);
}

}  // namespace
}  // namespace sigma::store
