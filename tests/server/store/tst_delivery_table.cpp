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
        return on<DeliveryTable>([&](auto& table) { return table.due(at(now), 10); }).value();
    }
    void record(const std::string& id, const DeliveryAttempt& attempt) {
        ASSERT_TRUE(
            on<DeliveryTable>([&](auto& table) { return table.record(id, attempt); }).has_value());
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
    EXPECT_EQ(on<DeliveryTable>([](auto& table) { return table.nextDueAt(); }).value(), at(1));
}

TEST_P(DeliveryTableTest, RecordsAttempts) {
    const std::string id = due(1).at(0).delivery.id;
    record(id, {at(5), DeliveryState::kPending, 503, "said 503", at(500)});
    auto delivery = on<DeliveryTable>([&](auto& table) { return table.find(id); }).value();
    EXPECT_EQ(delivery.attempts, 1);
    EXPECT_EQ(delivery.lastStatus, 503);
    EXPECT_EQ(delivery.lastError, "said 503");
    EXPECT_EQ(delivery.nextAttemptAt, at(500));
    EXPECT_EQ(delivery.finishedAt, std::nullopt);
    EXPECT_EQ(due(499).size(), 2U);

    record(id, {at(600), DeliveryState::kDelivered, 204, "", at(999)});
    delivery = on<DeliveryTable>([&](auto& table) { return table.find(id); }).value();
    EXPECT_EQ(delivery.attempts, 2);
    EXPECT_EQ(delivery.state, DeliveryState::kDelivered);
    EXPECT_EQ(delivery.nextAttemptAt, std::nullopt);
    EXPECT_EQ(delivery.finishedAt, at(600));
    EXPECT_EQ(due(1'000).size(), 2U);
    EXPECT_EQ(codeOf(on<DeliveryTable>([](auto& table) { return table.record("dlv_x", {}); })),
              ErrorCode::kNotFound);
}

TEST_P(DeliveryTableTest, HoldsBackWhatGoesToADisabledEndpoint) {
    setEnabled(false);
    EXPECT_TRUE(due(100).empty());
    EXPECT_EQ(on<DeliveryTable>([](auto& table) { return table.nextDueAt(); }).value(),
              std::nullopt);
    setEnabled(true);
    EXPECT_EQ(due(100).size(), 3U);
}

TEST_P(DeliveryTableTest, ListsTheNewestFirst) {
    record(due(1).at(0).delivery.id, {at(5), DeliveryState::kDead, 0, "no answer", {}});
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
    const std::string id = due(1).at(0).delivery.id;
    record(id, {at(5), DeliveryState::kDead, 404, "said 404", {}});
    const auto replay = [&](const std::string& which) {
        return on<DeliveryTable>([&](auto& table) { return table.replay(which, at(50)); });
    };
    ASSERT_TRUE(replay(id).has_value());
    EXPECT_EQ(codeOf(replay("dlv_x")), ErrorCode::kNotFound);
    const auto delivery = on<DeliveryTable>([&](auto& table) { return table.find(id); }).value();
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

TEST_P(DeliveryTableTest, GoesWithItsEndpoint) {
    ASSERT_TRUE(on<WebhookTable>([](auto& table) { return table.remove("whk_1"); }).has_value());
    EXPECT_EQ(count({}), 0U);
}

SIGMA_ON_EVERY_BACKEND(DeliveryTableTest);

}  // namespace
}  // namespace sigma::store
