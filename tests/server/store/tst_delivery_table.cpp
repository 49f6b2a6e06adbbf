#include "server/store/connection.h"
#include "server/store/delivery_table.h"
#include "server/store/event_table.h"
#include "server/store/webhook_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using domain::DeliveryState;
using test::at;
using test::codeOf;
using test::sampleEvent;

class DeliveryTableTest : public test::StoreTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                        SIGMA_TRY(WebhookTable(transaction).insert(test::sampleEndpoint("whk_1")));
                        for (const char* id : {"1", "2", "3"}) {
                            SIGMA_TRY(EventTable(transaction)
                                          .append(sampleEvent(id, "session.live", id[0] - '0')));
                        }
                        return {};
                    }).has_value());
    }
    std::vector<DueDelivery> due(std::int64_t now) {
        return on<DeliveryTable>([&](auto& table) { return table.due("whk_1", at(now), 10); })
            .value();
    }
    bool record(const domain::WebhookDelivery& taken, const DeliveryAttempt& attempt) {
        return on<DeliveryTable>([&](auto& table) { return table.record(taken, attempt); }).value();
    }
    domain::WebhookDelivery find(const std::string& id) {
        return on<DeliveryTable>([&](auto& table) { return table.find(id); }).value();
    }
    std::optional<WallTime> nextDueAfter(std::int64_t now) {
        return on<DeliveryTable>([&](auto& table) { return table.nextDueAfter(at(now)); }).value();
    }
    std::int64_t pendingCount(std::size_t most) {
        return on<DeliveryTable>([&](auto& table) { return table.pendingCount(most); }).value();
    }
    std::size_t count(const DeliveryFilter& filter) {
        return on<DeliveryTable>([&](auto& table) { return table.list(filter, {}, 99); })
            .value()
            .items.size();
    }
    void setEnabled(bool isEnabled) {
        ASSERT_TRUE(in([&](Transaction& transaction) -> Result<void> {
                        SIGMA_TRY_ASSIGN(auto endpoint, WebhookTable(transaction).find("whk_1"));
                        endpoint.isEnabled = isEnabled;
                        SIGMA_TRY(WebhookTable(transaction).update(endpoint));
                        return {};
                    }).has_value());
    }
};

TEST_P(DeliveryTableTest, TellsWhatIsDueTheLongestFirst) {
    EXPECT_TRUE(due(0).empty());
    const auto found = due(2);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].event.id, "1");
    EXPECT_EQ(found[0].event.data, sampleEvent("1").data);
    EXPECT_EQ(found[0].delivery.event, "1");
    EXPECT_TRUE(found[0].delivery.id.starts_with("dlv_"));
    EXPECT_EQ(found[1].event.id, "2");
    EXPECT_EQ(nextDueAfter(0), at(1));
    EXPECT_EQ(nextDueAfter(2), at(3));
    EXPECT_EQ(nextDueAfter(3), std::nullopt);
}

TEST_P(DeliveryTableTest, FindsTheNextOneWithoutSortingAllThatWait) {
    std::string plan;
    const auto explained = in([&](Transaction& transaction) -> Result<bool> {
        if (transaction.connection().dialect() != Dialect::kSqlite) {
            return false;
        }
        SIGMA_TRY(transaction.connection().execute(
            "EXPLAIN QUERY PLAN SELECT d.next_attempt_at " + std::string(DeliveryTable::kNextDue),
            {{"now", toValue(at(1))}}, 4, [&](Row& row) -> Result<void> {
                plan += row[3].value_or("") + "\n";
                return {};
            }));
        return true;
    });
    if (!explained.value()) {
        GTEST_SKIP() << "the other database knows its rows, and chooses by them";
    }
    EXPECT_NE(plan.find("deliveries_due (next_attempt_at>?)"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << plan;
}

TEST_P(DeliveryTableTest, CountsWhatIsPendingUpToABound) {
    EXPECT_EQ(pendingCount(100), 3);
    EXPECT_EQ(pendingCount(2), 2);
    record(due(1).at(0).delivery, {at(5), DeliveryState::kDelivered, 204, "", {}});
    EXPECT_EQ(pendingCount(100), 2);
}

TEST_P(DeliveryTableTest, RecordsAttempts) {
    const auto taken = due(1).at(0).delivery;
    EXPECT_TRUE(record(taken, {at(5), DeliveryState::kPending, 503, "said 503", at(500)}));
    auto delivery = find(taken.id);
    EXPECT_EQ(delivery.attempts, 1);
    EXPECT_EQ(delivery.lastStatus, 503);
    EXPECT_EQ(delivery.lastError, "said 503");
    EXPECT_EQ(delivery.nextAttemptAt, at(500));
    EXPECT_EQ(delivery.finishedAt, std::nullopt);
    EXPECT_EQ(due(499).size(), 2U);

    EXPECT_TRUE(record(delivery, {at(600), DeliveryState::kDelivered, 204, "", at(999)}));
    delivery = find(taken.id);
    EXPECT_EQ(delivery.attempts, 2);
    EXPECT_EQ(delivery.state, DeliveryState::kDelivered);
    EXPECT_EQ(delivery.nextAttemptAt, std::nullopt);
    EXPECT_EQ(delivery.finishedAt, at(600));
    EXPECT_EQ(due(1'000).size(), 2U);
    domain::WebhookDelivery unknown = taken;
    unknown.id = "dlv_x";
    EXPECT_FALSE(record(unknown, {}));
}

TEST_P(DeliveryTableTest, RecordsNoAttemptAtWhatIsNoLongerAsItWasTaken) {
    const DeliveryAttempt success{at(5), DeliveryState::kDelivered, 204, "", {}};
    const auto taken = due(3);
    ASSERT_EQ(taken.size(), 3U);
    const auto& retried = taken[0].delivery;
    const auto& replayed = taken[1].delivery;
    const auto& abandoned = taken[2].delivery;
    EXPECT_TRUE(record(retried, {at(5), DeliveryState::kPending, 503, "said 503", at(500)}));
    ASSERT_TRUE(on<DeliveryTable>([&](auto& table) {
                    return table.replay(replayed.id, at(9));
                }).has_value());
    for (const auto& delivery : {retried, replayed}) {
        const auto before = find(delivery.id);
        EXPECT_FALSE(record(delivery, success));
        EXPECT_EQ(find(delivery.id), before);
    }
    on<DeliveryTable>([](auto& table) { return table.abandon("whk_1", "gone", at(6), 9); }).value();
    EXPECT_FALSE(record(abandoned, success));
    EXPECT_EQ(find(abandoned.id).state, DeliveryState::kDead);
}

TEST_P(DeliveryTableTest, AbandonsWhatIsPendingUpToABound) {
    const auto abandon = [&](const char* endpoint) {
        return on<DeliveryTable>(
                   [&](auto& table) { return table.abandon(endpoint, "gone", at(6), 2); })
            .value();
    };
    EXPECT_EQ(abandon("whk_2"), 0);
    EXPECT_EQ(abandon("whk_1"), 2);
    EXPECT_EQ(pendingCount(9), 1);
    EXPECT_EQ(abandon("whk_1"), 1);
    EXPECT_EQ(abandon("whk_1"), 0);
    EXPECT_EQ(count({"whk_1", {}, DeliveryState::kDead}), 3U);
}

TEST_P(DeliveryTableTest, HoldsBackWhatGoesToADisabledEndpoint) {
    setEnabled(false);
    EXPECT_EQ(nextDueAfter(0), std::nullopt);
    setEnabled(true);
    EXPECT_EQ(nextDueAfter(0), at(1));
}

TEST_P(DeliveryTableTest, ListsTheNewestFirst) {
    record(due(1).at(0).delivery, {at(5), DeliveryState::kDead, 0, "no answer", {}});
    const auto first = on<DeliveryTable>([](auto& table) { return table.list({}, {}, 2); }).value();
    ASSERT_EQ(first.items.size(), 2U);
    EXPECT_TRUE(first.hasMore);
    EXPECT_EQ(first.items[0].event, "3");
    const auto& last = first.items[1];
    const auto second = on<DeliveryTable>([&](auto& table) {
                            return table.list({}, DeliveryPosition{last.createdAt, last.id}, 2);
                        }).value();
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(second.items[0].event, "1");
    EXPECT_EQ(count({"whk_1", {}, DeliveryState::kPending}), 2U);
    EXPECT_EQ(count({{}, {}, DeliveryState::kDead}), 1U);
    EXPECT_EQ(count({{}, "2", {}}), 1U);
    EXPECT_EQ(count({"whk_2", {}, {}}), 0U);
}

TEST_P(DeliveryTableTest, ReplaysADeadDelivery) {
    const auto taken = due(1).at(0).delivery;
    const std::string& id = taken.id;
    record(taken, {at(5), DeliveryState::kDead, 404, "said 404", {}});
    const auto replay = [&](const std::string& which) {
        return on<DeliveryTable>([&](auto& table) { return table.replay(which, at(50)); });
    };
    ASSERT_TRUE(replay(id).has_value());
    EXPECT_EQ(codeOf(replay("dlv_x")), ErrorCode::kNotFound);
    const auto delivery = find(id);
    EXPECT_EQ(delivery.state, DeliveryState::kPending);
    EXPECT_EQ(delivery.attempts, 0);
    EXPECT_EQ(delivery.nextAttemptAt, at(50));
    EXPECT_EQ(delivery.finishedAt, std::nullopt);
}

TEST_P(DeliveryTableTest, ReplaysARangeOfEvents) {
    ASSERT_TRUE(on<WebhookTable>([](auto& table) {
                    return table.insert(test::sampleEndpoint("whk_late", {"session.*"}));
                }).has_value());
    const auto replay = [&](const char* endpoint) {
        return on<DeliveryTable>(
            [&](auto& table) { return table.replayRange(endpoint, 2, 3, at(70)); });
    };
    EXPECT_EQ(replay("whk_late").value(), 2);
    EXPECT_EQ(count({"whk_late", {}, {}}), 2U);
    EXPECT_EQ(replay("whk_late").value(), 2);
    EXPECT_EQ(count({"whk_late", {}, {}}), 2U);
    EXPECT_EQ(codeOf(replay("whk_none")), ErrorCode::kNotFound);
}

TEST_P(DeliveryTableTest, ReplaysTestsToNobodyElse) {
    const auto queued = on<EventTable>(
        [](auto& table) { return table.appendFor("whk_1", sampleEvent("4", "webhook.test", 4)); });
    ASSERT_TRUE(queued.has_value());
    EXPECT_EQ(find(*queued).event, "4");
    ASSERT_TRUE(on<WebhookTable>([](auto& table) {
                    return table.insert(test::sampleEndpoint("whk_late"));
                }).has_value());
    EXPECT_EQ(on<DeliveryTable>([](auto& table) {
                  return table.replayRange("whk_late", 1, 4, at(70));
              }).value(),
              3);
}

TEST_P(DeliveryTableTest, GoesWithItsEndpoint) {
    ASSERT_TRUE(on<WebhookTable>([](auto& table) { return table.remove("whk_1"); }).has_value());
    EXPECT_EQ(count({}), 0U);
}

SIGMA_ON_EVERY_BACKEND(DeliveryTableTest);

}  // namespace
}  // namespace sigma::store
