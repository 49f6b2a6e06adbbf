#include "server/store/channel_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

domain::Channel makeChannel(const std::string& id, const std::string& key = {}) {
    domain::Channel channel;
    channel.id = domain::ChannelId(id);
    channel.title = "Tin tức: \"news\", it's 'live' :now";
    channel.keys = {{key.empty() ? "key-of-" + id : key, at(0), std::nullopt}};
    channel.mode = domain::LatencyMode::kLow;
    channel.owner = domain::UserId("usr_1");
    channel.category = "news";
    channel.region = "sgn";
    channel.priority = -7;
    channel.visibility = domain::Visibility::kToken;
    channel.initTimeout = std::chrono::seconds(16);
    channel.reconnectWindow = std::chrono::seconds(61);
    channel.maxDuration = std::chrono::seconds(3601);
    channel.createdAt = at(1) + std::chrono::microseconds(123'456);
    channel.updatedAt = at(2);
    return channel;
}

class ChannelTableTest : public test::StoreTest {
protected:
    void insert(const domain::Channel& channel) {
        const auto done = on<ChannelTable>([&](auto& table) { return table.insert(channel); });
        ASSERT_TRUE(done.has_value()) << done.error().context;
    }
    Result<domain::Channel> find(const std::string& id) {
        return on<ChannelTable>([&](auto& table) { return table.find(domain::ChannelId(id)); });
    }
};

TEST_P(ChannelTableTest, GivesBackAllThatItWasGiven) {
    domain::Channel channel = makeChannel("news");
    channel.keys = {{"newer", at(5), std::nullopt}, {"a-later-expiry", at(1), at(60)}};
    insert(channel);
    EXPECT_EQ(find("news").value(), channel);
}

TEST_P(ChannelTableTest, RefusesAnIdThatIsTaken) {
    insert(makeChannel("news"));
    EXPECT_EQ(codeOf(on<ChannelTable>(
                  [](auto& table) { return table.insert(makeChannel("news", "other")); })),
              ErrorCode::kAlreadyExists);
}

TEST_P(ChannelTableTest, RefusesAKeyThatIsTakenWithoutSayingIt) {
    insert(makeChannel("news", "the-secret"));
    const auto done = on<ChannelTable>(
        [](auto& table) { return table.insert(makeChannel("music", "the-secret")); });
    EXPECT_EQ(codeOf(done), ErrorCode::kAlreadyExists);
    EXPECT_EQ(done.error().context.find("the-secret"), std::string::npos) << done.error().context;
    EXPECT_EQ(codeOf(find("music")), ErrorCode::kNotFound);
}

TEST_P(ChannelTableTest, ChangesSettingsAndCountsTheVersionUp) {
    insert(makeChannel("news"));
    domain::Channel changed = makeChannel("news");
    changed.title = "Evening news";
    changed.keys = {{"rotated", at(9), std::nullopt}, {"key-of-news", at(0), at(99)}};
    changed.createdAt = at(777);
    const auto updated = on<ChannelTable>([&](auto& table) { return table.update(changed); });
    EXPECT_EQ(updated.value().version, 2);
    EXPECT_EQ(updated.value().createdAt, makeChannel("news").createdAt);
    EXPECT_EQ(find("news").value(), updated.value());
    EXPECT_EQ(find("news").value().currentKey().secret, "rotated");
}

TEST_P(ChannelTableTest, RefusesAChangeOfAnOlderVersion) {
    insert(makeChannel("news"));
    const auto update = [&] {
        return on<ChannelTable>([](auto& table) { return table.update(makeChannel("news")); });
    };
    EXPECT_TRUE(update().has_value());
    EXPECT_EQ(codeOf(update()), ErrorCode::kPreconditionFailed);
    EXPECT_EQ(find("news").value().version, 2);
}

TEST_P(ChannelTableTest, KeepsStatesApartFromSettings) {
    insert(makeChannel("news"));
    const auto set = [&](const std::string& id) {
        return on<ChannelTable>([&](auto& table) {
            return table.setState(domain::ChannelId(id), domain::ChannelState::kStopped);
        });
    };
    const auto stopped = set("news");
    EXPECT_EQ(stopped.value(), find("news").value());
    EXPECT_EQ(codeOf(set("none")), ErrorCode::kNotFound);
    EXPECT_TRUE(on<ChannelTable>([&](auto& table) {
                    domain::Channel changed = makeChannel("news");
                    changed.version = stopped->version;
                    return table.update(changed);
                }).has_value());
    EXPECT_EQ(find("news").value().state, domain::ChannelState::kStopped);
}

TEST_P(ChannelTableTest, NeverShowsTwoStatesByOneVersion) {
    insert(makeChannel("news"));
    const auto stopped = on<ChannelTable>([](auto& table) {
        return table.setState(domain::ChannelId("news"), domain::ChannelState::kStopped);
    });
    EXPECT_EQ(stopped.value().version, 2);
    EXPECT_EQ(find("news").value().version, 2);
}

TEST_P(ChannelTableTest, RemembersForAWhileWhichIdsWereTaken) {
    const domain::ChannelId news("news");
    const auto removedAt = [&] {
        return on<ChannelTable>([&](auto& table) { return table.removedAt(news); }).value();
    };
    for (const int time : {5, 9}) {
        insert(makeChannel("news"));
        ASSERT_TRUE(on<ChannelTable>([&](auto& table) {
                        return table.remove(news, at(time));
                    }).has_value());
        EXPECT_EQ(removedAt(), at(time));
    }
    const auto forget = [&](int before) {
        return on<ChannelTable>([&](auto& table) { return table.forgetRemoved(at(before), 9); })
            .value();
    };
    EXPECT_EQ(forget(9), 0);
    EXPECT_EQ(forget(10), 1);
    EXPECT_EQ(removedAt(), std::nullopt);
}

TEST_P(ChannelTableTest, ReadsTheKeysOfALongListAndOfNoOther) {
    for (int number = 0; number != 120; ++number) {
        domain::Channel channel = makeChannel("c" + std::to_string(number));
        channel.owner = domain::UserId(number % 2 == 0 ? "usr_1" : "usr_2");
        insert(channel);
    }
    const auto page = on<ChannelTable>([](auto& table) {
                          return table.list({domain::UserId("usr_1"), {}}, {}, 200);
                      }).value();
    ASSERT_EQ(page.items.size(), 60U);
    for (const domain::Channel& channel : page.items) {
        ASSERT_EQ(channel.keys.size(), 1U) << channel.id.value();
        EXPECT_EQ(channel.currentKey().secret, "key-of-" + channel.id.value());
    }
    EXPECT_EQ(on<ChannelTable>([](auto& table) { return table.all(); }).value().size(), 120U);
}

TEST_P(ChannelTableTest, RemovesAChannelWithItsKeys) {
    insert(makeChannel("news", "free-again"));
    const auto remove = [&] {
        return on<ChannelTable>(
            [](auto& table) { return table.remove(domain::ChannelId("news"), at(5)); });
    };
    EXPECT_TRUE(remove().has_value());
    EXPECT_EQ(codeOf(remove()), ErrorCode::kNotFound);
    insert(makeChannel("music", "free-again"));
}

TEST_P(ChannelTableTest, ListsPageByPage) {
    for (const char* id : {"b", "_", "a-", "Z", "a"}) {
        domain::Channel channel = makeChannel(id);
        channel.keys.push_back({std::string("second-of-") + id, at(0), at(5)});
        insert(channel);
    }
    std::vector<std::string> ids;
    domain::ChannelId after;
    for (bool hasMore = true; hasMore;) {
        const auto page =
            on<ChannelTable>([&](auto& table) { return table.list({}, after, 2); }).value();
        ASSERT_LE(page.items.size(), 2U);
        for (const domain::Channel& channel : page.items) {
            ids.push_back(channel.id.value());
            EXPECT_EQ(channel.keys.size(), 2U);
            EXPECT_EQ(channel.currentKey().secret, "key-of-" + channel.id.value());
        }
        after = page.items.back().id;
        hasMore = page.hasMore;
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"Z", "_", "a", "a-", "b"}));
    EXPECT_EQ(on<ChannelTable>([](auto& table) { return table.all(); }).value().size(), 5U);
}

TEST_P(ChannelTableTest, ListsThoseOfAnOwnerInAState) {
    for (const char* id : {"a", "b", "c"}) {
        domain::Channel channel = makeChannel(id);
        channel.owner = domain::UserId(id == std::string("b") ? "usr_2" : "usr_1");
        channel.state =
            id == std::string("c") ? domain::ChannelState::kActive : domain::ChannelState::kIdle;
        insert(channel);
    }
    const auto list = [&](const ChannelFilter& filter) {
        return on<ChannelTable>([&](auto& table) { return table.list(filter, {}, 9); })
            .value()
            .items;
    };
    const domain::UserId first("usr_1");
    EXPECT_EQ(list({first, {}}).size(), 2U);
    EXPECT_EQ(list({{}, domain::ChannelState::kIdle}).size(), 2U);
    ASSERT_EQ(list({first, domain::ChannelState::kActive}).size(), 1U);
    EXPECT_EQ(list({first, domain::ChannelState::kActive})[0].id.value(), "c");
    EXPECT_TRUE(list({domain::UserId("usr_3"), {}}).empty());
}

SIGMA_ON_EVERY_BACKEND(ChannelTableTest);

}  // namespace
}  // namespace sigma::store
