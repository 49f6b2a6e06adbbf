#include <thread>

#include <gtest/gtest.h>

#include "server/store/channel_cache.h"
#include "server/store/channel_table.h"
#include "tests/server/store/store_test.h"
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

    void put(const domain::Channel& changed) {
        cache.apply({changed.id, std::make_shared<const domain::Channel>(changed)});
    }
    std::string idByKey(std::string_view key) const {
        const auto found = cache.findByStreamKey(key);
        return found ? found->id.value() : "";
    }
};

TEST_F(ChannelCacheTest, ListsAllChannels) {
    const auto listed = cache.list();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_NE(listed[0], listed[1]);
    for (const auto& each : listed) {
        EXPECT_EQ(each, cache.find(each->id.value()));
    }
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
    put(rotated);
    EXPECT_EQ(idByKey("newer"), "news");
    EXPECT_EQ(idByKey("older"), "news");
    EXPECT_EQ(idByKey("key-of-the-news-1"), "");
    clock->advance(std::chrono::seconds(10));
    EXPECT_EQ(idByKey("newer"), "news");
    EXPECT_EQ(idByKey("older"), "");
}

TEST_F(ChannelCacheTest, AddsReplacesAndForgets) {
    put(channel("sports", "key-of-sports"));
    EXPECT_EQ(idByKey("key-of-sports"), "sports");
    EXPECT_EQ(cache.list().size(), 3U);
    put(channel("news", "another-key-now-1"));
    EXPECT_EQ(idByKey("key-of-the-news-1"), "");
    EXPECT_EQ(cache.findByStreamKey("another-key-now-1"), cache.find("news"));
    cache.apply({domain::ChannelId("music"), nullptr});
    cache.apply({domain::ChannelId("none"), nullptr});
    EXPECT_EQ(cache.find("music"), nullptr);
    EXPECT_EQ(idByKey("key-of-music"), "");
    EXPECT_EQ(cache.list().size(), 2U);
}

TEST_F(ChannelCacheTest, LeavesWhatItReturnedAsItWas) {
    const auto news = cache.find("news");
    const auto listed = cache.list();
    cache.apply({news->id, nullptr});
    EXPECT_EQ(cache.list().size(), 1U);
    EXPECT_EQ(news->currentKey().secret, "key-of-the-news-1");
    EXPECT_EQ(listed.size(), 2U);
}

TEST_F(ChannelCacheTest, FollowsTheDatabaseWhoeverWritesToIt) {
    const auto database =
        Database::open({.url = "sqlite::memory:"}, clock, test::silentLogger()).value();
    const auto followed = std::make_shared<ChannelCache>(clock);
    ChannelCache::follow(followed, *database);
    const auto write = [&](std::function<Result<void>(ChannelTable&)> work) {
        return database
            ->runBlocking<void>([&](Transaction& transaction) {
                ChannelTable table(transaction);
                return work(table);
            })
            .has_value();
    };
    const domain::ChannelId news("news");
    ASSERT_TRUE(write([](ChannelTable& table) { return table.insert(channel("news", "k")); }));
    ASSERT_TRUE(followed->find("news"));
    database->journal([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(ChannelTable(transaction).setState(news, domain::ChannelState::kStopped));
        return {};
    });
    ASSERT_TRUE(write([](ChannelTable&) -> Result<void> { return {}; }));
    EXPECT_EQ(followed->find("news")->state, domain::ChannelState::kStopped);
    ASSERT_TRUE(write([&](ChannelTable& table) { return table.remove(news, clock->wallNow()); }));
    EXPECT_EQ(followed->find("news"), nullptr);
}

TEST_F(ChannelCacheTest, LosesNoChangeOfTwoThreads) {
    const auto putAll = [this](const std::string& prefix) {
        for (int number = 0; number != 50; ++number) {
            const std::string id = prefix + std::to_string(number);
            put(channel(id, "key-" + id));
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
