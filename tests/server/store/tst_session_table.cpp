#include "server/store/session_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

domain::Session makeSession(const std::string& id, const std::string& channel = "news",
                            std::int64_t createdAt = 0) {
    domain::Session session;
    session.id = domain::SessionId(id);
    session.channel = domain::ChannelId(channel);
    session.node = "node-1";
    session.remote = "192.0.2.1:5";
    session.encoder = "obs \"31\"";
    session.createdAt = at(createdAt);
    return session;
}

domain::Session ended(domain::Session session) {
    session.state = domain::SessionState::kEnded;
    session.endedReason = domain::EndedReason::kPublisherStop;
    session.endedAt = session.createdAt + std::chrono::seconds(5);
    return session;
}

class SessionTableTest : public test::StoreTest {
protected:
    Result<void> insert(const domain::Session& session) {
        return on<SessionTable>([&](auto& table) { return table.insert(session); });
    }
    std::vector<std::string> list(const SessionFilter& filter) {
        std::vector<std::string> ids;
        std::optional<SessionPosition> after;
        for (bool hasMore = true; hasMore;) {
            const auto page =
                on<SessionTable>([&](auto& table) { return table.list(filter, after, 2); }).value();
            for (const domain::Session& session : page.items) {
                ids.push_back(session.id.value());
                after = SessionPosition{session.createdAt, session.id};
            }
            hasMore = page.hasMore;
        }
        return ids;
    }
};

TEST_P(SessionTableTest, GivesBackAllThatItWasGiven) {
    domain::Session session = makeSession("s1");
    ASSERT_TRUE(insert(session).has_value());
    session.state = domain::SessionState::kLive;
    session.input = domain::SessionInput::kBackup;
    session.liveAt = at(3) + std::chrono::microseconds(1);
    session.media = {"avc1.64001f", "mp4a.40.2", 1920, 1080, 29.97, 6'000'000'000,
                     128'000,       2.002,       -17,  0.1,  3,     1ULL << 40};
    session.health = {62, "the input arrives in bursts"};
    session.lastSequence = 12;
    ASSERT_TRUE(on<SessionTable>([&](auto& table) { return table.update(session); }).has_value());
    EXPECT_EQ(on<SessionTable>([&](auto& table) { return table.find(session.id); }).value(),
              session);
    session = ended(session);
    ASSERT_TRUE(on<SessionTable>([&](auto& table) { return table.update(session); }).has_value());
    EXPECT_EQ(on<SessionTable>([&](auto& table) { return table.find(session.id); }).value(),
              session);
}

TEST_P(SessionTableTest, KnowsNoOther) {
    EXPECT_EQ(codeOf(on<SessionTable>([](auto& table) { return table.update(makeSession("s")); })),
              ErrorCode::kNotFound);
    EXPECT_EQ(
        codeOf(on<SessionTable>([](auto& table) { return table.find(domain::SessionId("s")); })),
        ErrorCode::kNotFound);
}

TEST_P(SessionTableTest, AllowsAChannelOneSessionThatHasNotEnded) {
    ASSERT_TRUE(insert(ended(makeSession("s1"))).has_value());
    ASSERT_TRUE(insert(makeSession("s2")).has_value());
    EXPECT_EQ(codeOf(insert(makeSession("s3"))), ErrorCode::kAlreadyExists);
    EXPECT_EQ(codeOf(on<SessionTable>([](auto& table) { return table.update(makeSession("s1")); })),
              ErrorCode::kAlreadyExists);
    EXPECT_TRUE(insert(makeSession("s3", "music")).has_value());
    const auto running = [&](const char* channel) {
        return on<SessionTable>(
                   [&](auto& table) { return table.findRunning(domain::ChannelId(channel)); })
            .value();
    };
    ASSERT_TRUE(running("news").has_value());
    EXPECT_EQ(running("news")->id.value(), "s2");
    EXPECT_EQ(running("none"), std::nullopt);
}

TEST_P(SessionTableTest, ListsTheNewestFirst) {
    for (const auto& [id, time] : {std::pair{"a", 3}, {"b", 1}, {"c", 3}, {"d", 2}, {"e", 3}}) {
        ASSERT_TRUE(insert(ended(makeSession(id, "news", time))).has_value());
    }
    EXPECT_EQ(list({}), (std::vector<std::string>{"e", "c", "a", "d", "b"}));
}

TEST_P(SessionTableTest, ListsByChannelStateAndTime) {
    ASSERT_TRUE(insert(ended(makeSession("a", "news", 1))).has_value());
    ASSERT_TRUE(insert(ended(makeSession("b", "music", 2))).has_value());
    ASSERT_TRUE(insert(ended(makeSession("c", "news", 3))).has_value());
    ASSERT_TRUE(insert(makeSession("d", "news", 4)).has_value());
    using Ids = std::vector<std::string>;
    const domain::ChannelId news("news");
    EXPECT_EQ(list({news, {}, {}, {}}), (Ids{"d", "c", "a"}));
    EXPECT_EQ(list({{}, domain::SessionState::kEnded, {}, {}}), (Ids{"c", "b", "a"}));
    EXPECT_EQ(list({{}, {}, at(2), at(4)}), (Ids{"c", "b"}));
    EXPECT_EQ(list({news, domain::SessionState::kEnded, at(2), {}}), (Ids{"c"}));
    EXPECT_EQ(list({news, domain::SessionState::kInit, {}, at(4)}), Ids{});
}

TEST_P(SessionTableTest, EndsWhatIsLeftOfLostNodes) {
    domain::Session renamed = makeSession("x", "elsewhere", 3);
    renamed.node = "what this node was called before";
    for (const auto& session :
         {makeSession("a", "1", 2), makeSession("b", "2", 1), ended(makeSession("c")), renamed}) {
        ASSERT_TRUE(insert(session).has_value());
    }
    const auto end = [&] {
        return on<SessionTable>([](auto& table) {
                   return table.endAll(domain::EndedReason::kNodeLost, at(100));
               })
            .value();
    };
    const auto sessions = end();
    ASSERT_EQ(sessions.size(), 3U);
    EXPECT_EQ(sessions[0].id.value(), "b");
    EXPECT_EQ(sessions[2].id.value(), "x");
    for (const domain::Session& session : sessions) {
        EXPECT_EQ(session.endedReason, domain::EndedReason::kNodeLost);
        EXPECT_EQ(on<SessionTable>([&](auto& table) { return table.find(session.id); }).value(),
                  session);
    }
    EXPECT_TRUE(end().empty());
}

TEST_P(SessionTableTest, PrunesTheOldestThatHaveEnded) {
    for (const auto& session : {ended(makeSession("a", "1", 1)), ended(makeSession("b", "1", 2)),
                                makeSession("c", "1", 3), ended(makeSession("d", "2", 4)),
                                ended(makeSession("e", "2", 5))}) {
        ASSERT_TRUE(insert(session).has_value());
    }
    const auto prune = [&](std::size_t limit) {
        return on<SessionTable>([&](auto& table) { return table.prune(at(5), limit); }).value();
    };
    EXPECT_EQ(prune(2), 2);
    EXPECT_EQ(list({}), (std::vector<std::string>{"e", "d", "c"}));
    EXPECT_EQ(prune(2), 1);
    EXPECT_EQ(list({}), (std::vector<std::string>{"e", "c"}));
}

SIGMA_ON_EVERY_BACKEND(SessionTableTest);

}  // namespace
}  // namespace sigma::store
