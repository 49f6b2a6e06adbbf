#include "server/store/channel_table.h"
#include "server/store/delivery_table.h"
#include "server/store/idempotency_table.h"
#include "server/store/node_table.h"
#include "server/store/query.h"
#include "server/store/refresh_token_table.h"
#include "server/store/retention.h"
#include "server/store/session_table.h"
#include "server/store/user_table.h"
#include "server/store/webhook_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;
using test::at;

constexpr std::size_t kLimit = 7;
constexpr int kOfAKind = 20;
constexpr auto kSessions = 48h;
/// When all that was at(0) is too old.
const WallTime kNow = at(0) + 90 * 24h + 1h;

class RetentionTest : public test::StoreTest {
protected:
    std::optional<EventPlace> takeTurn(const EventPlace& after) {
        return in([&](Transaction& transaction) {
                   return takePruningTurn(transaction, kNow, kSessions, after, kLimit);
               })
            .value();
    }
    std::int64_t rowsOf(const std::string& table) {
        return in([&](Transaction& transaction) {
                   return Query(transaction, "COUNT(*)", "FROM " + table)
                       .one(readInteger, "the count");
               })
            .value();
    }
    std::int64_t rows() {
        std::int64_t count = 0;
        for (const char* table : {"idempotency_keys", "refresh_tokens", "sessions", "events",
                                  "deliveries", "removed_channels", "nodes"}) {
            count += rowsOf(table);
        }
        return count;
    }
    void add(const std::function<Result<void>(Transaction&)>& work) {
        const Result<void> added = in(work);
        ASSERT_TRUE(added.has_value()) << added.error().context;
    }
    /// One of each kind that is kept, at that time, and no delivery of it waits.
    void addEach(const std::string& name, WallTime time) {
        add([&](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(IdempotencyTable(transaction).claim("usr_1", name, "", time, time));
            SIGMA_TRY(RefreshTokenTable(transaction)
                          .insert({name, "fam", domain::UserId("usr_1"), time, time, {}, {}}));
            domain::Session session;
            session.id = domain::SessionId(name);
            session.channel = domain::ChannelId(name);
            session.state = domain::SessionState::kEnded;
            session.createdAt = time;
            SIGMA_TRY(SessionTable(transaction).insert(session));
            domain::DomainEvent event = test::sampleEvent(name);
            event.at = time;
            SIGMA_TRY(EventTable(transaction).append(event));
            domain::Channel channel;
            channel.id = domain::ChannelId(name);
            channel.keys = {{"key of " + name, time, std::nullopt}};
            SIGMA_TRY(ChannelTable(transaction).insert(channel));
            return ChannelTable(transaction).remove(channel.id, time);
        });
    }
    void addEndpoints() {
        add([](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(UserTable(transaction).insert(test::sampleUser("usr_1")));
            SIGMA_TRY(WebhookTable(transaction).insert(test::sampleEndpoint("whk_1")));
            return WebhookTable(transaction).insert(test::sampleEndpoint("whk_2"));
        });
    }
    void abandonDeliveries() {
        add([](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(DeliveryTable(transaction).abandon("whk_1", "gone", at(0), 100));
            SIGMA_TRY(DeliveryTable(transaction).abandon("whk_2", "gone", at(0), 100));
            return {};
        });
    }
};

TEST_P(RetentionTest, LetsGoOfEverythingOldInTurnsThatAreShort) {
    addEndpoints();
    for (int number = 0; number != kOfAKind; ++number) {
        addEach("old " + std::to_string(number), at(0));
    }
    abandonDeliveries();
    std::int64_t left = rows();
    EXPECT_EQ(left, kOfAKind * 7);  // the deliveries of two endpoints among them
    for (auto place = takeTurn({}); place; place = takeTurn(*place)) {
        const std::int64_t now = rows();
        EXPECT_LE(left - now, static_cast<std::int64_t>(kLimit));
        left = now;
    }
    EXPECT_EQ(rows(), 0);
}

TEST_P(RetentionTest, KeepsWhatIsNotOldEnough) {
    addEndpoints();
    addEach("new", kNow + 1h);
    abandonDeliveries();
    const std::int64_t before = rows();
    EXPECT_EQ(takeTurn({}), std::nullopt);
    EXPECT_EQ(rows(), before);
}

TEST_P(RetentionTest, ForgetsNodesThatWereLostLongAgo) {
    Node node;
    node.id = "old";
    node.state = NodeState::kLost;
    node.startedAt = node.lastSeen = at(0);
    add([&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(NodeTable(transaction).put(node));
        node.id = "here";
        node.state = NodeState::kReady;
        return NodeTable(transaction).put(node);
    });
    EXPECT_EQ(takeTurn({}), std::nullopt);
    EXPECT_EQ(rowsOf("nodes"), 1);
}

SIGMA_ON_EVERY_BACKEND(RetentionTest);

}  // namespace
}  // namespace sigma::store
