#include <thread>

#include <gtest/gtest.h>

#include "server/store/channel_cache.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_channel.h"

namespace sigma::store {
namespace {

domain::Channel channel(const std::string& id, const std::string& streamKey) {
    return sigma::test::sampleChannel(id, "Title of " + id, streamKey, domain::LatencyMode::kLow);
}

class ChannelCacheTest : public testing::Test {
protected:
    std::shared_ptr<sigma::test::FakeClock> clock = std::make_shared<sigma::test::FakeClock>();
    ChannelCache cache{clock,
                       {channel("news", "key-of-the-news-1"), channel("music", "key-of-music")}};

    std::string idByKey(std::string_view key) const {
        const auto found = cache.findByStreamKey(key);
        return found ? found->id.value() : "";
    }
};

TEST_F(ChannelCacheTest, ListsChannelsInTheirOrder) {
    const auto listed = cache.list();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0]->id.value(), "news");
    EXPECT_EQ(listed[1]->title, "Title of music");
}

TEST_F(ChannelCacheTest, FindsAChannelByItsId) {
    ASSERT_NE(cache.find("music"), nullptr);
    EXPECT_EQ(cache.find("music")->currentKey().secret, "key-of-music");
    for (const char* id : {"", "Music", "musi", "music1", "key-of-music"}) {
        EXPECT_EQ(cache.find(id), nullptr) << id;
    }
}

TEST_F(ChannelCacheTest, FindsAChannelByItsStreamKey) {
    EXPECT_EQ(idByKey("key-of-the-news-1"), "news");
    for (const char* key : {"", "news", "key-of-the-news", "key-of-the-news-11"}) {
        EXPECT_EQ(idByKey(key), "") << key;
    }
}

TEST_F(ChannelCacheTest, TakesAnOlderKeyUntilItExpires) {
    domain::Channel rotated = channel("news", "newer");
    rotated.keys.push_back({"older", {}, clock->wallNow() + std::chrono::seconds(10)});
    cache.put(rotated);
    EXPECT_EQ(idByKey("newer"), "news");
    EXPECT_EQ(idByKey("older"), "news");
    EXPECT_EQ(idByKey("key-of-the-news-1"), "");
    clock->advance(std::chrono::seconds(10));
    EXPECT_EQ(idByKey("newer"), "news");
    EXPECT_EQ(idByKey("older"), "");
}

TEST_F(ChannelCacheTest, ReplacesAllOfThem) {
    cache.replaceAll({channel("news", "another-key-now-1"), channel("sports", "key-of-sports")});
    EXPECT_EQ(cache.list().size(), 2U);
    EXPECT_EQ(cache.find("music"), nullptr);
    EXPECT_EQ(idByKey("key-of-the-news-1"), "");
    EXPECT_EQ(cache.findByStreamKey("another-key-now-1"), cache.find("news"));
}

TEST_F(ChannelCacheTest, PutsAndRemovesOne) {
    cache.put(channel("sports", "key-of-sports"));
    EXPECT_EQ(idByKey("key-of-sports"), "sports");
    EXPECT_EQ(cache.list().size(), 3U);
    cache.remove(domain::ChannelId("music"));
    cache.remove(domain::ChannelId("none"));
    EXPECT_EQ(cache.find("music"), nullptr);
    EXPECT_EQ(idByKey("key-of-music"), "");
    EXPECT_EQ(cache.list().size(), 2U);
}

TEST_F(ChannelCacheTest, LeavesOutAVersionThatComesLate) {
    domain::Channel second = channel("news", "second");
    second.version = 2;
    domain::Channel third = channel("news", "third");
    third.version = 3;
    cache.put(third);
    cache.put(second);
    EXPECT_EQ(cache.find("news")->version, 3);
    third.state = domain::ChannelState::kStopped;
    cache.put(third);
    EXPECT_EQ(cache.find("news")->state, domain::ChannelState::kStopped);
}

TEST_F(ChannelCacheTest, LeavesWhatItReturnedAsItWas) {
    const auto news = cache.find("news");
    const auto listed = cache.list();
    cache.replaceAll({});
    EXPECT_TRUE(cache.list().empty());
    EXPECT_EQ(news->currentKey().secret, "key-of-the-news-1");
    EXPECT_EQ(listed.size(), 2U);
}

TEST_F(ChannelCacheTest, LosesNoChangeOfTwoThreads) {
    const auto putAll = [this](const std::string& prefix) {
        for (int number = 0; number != 50; ++number) {
            const std::string id = prefix + std::to_string(number);
            cache.put(channel(id, "key-" + id));
        }
    };
    std::thread other(putAll, "a");
    putAll("b");
    other.join();
    EXPECT_EQ(cache.list().size(), 102U);
    EXPECT_EQ(idByKey("key-a49"), "a49");
}

}  // namespace
}  // namespace sigma::store
