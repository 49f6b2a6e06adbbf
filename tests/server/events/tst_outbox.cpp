#include <algorithm>

#include "server/events/outbox.h"
#include "tests/server/events/events_fixture.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;
using domain::DeliveryState;

class OutboxTest : public test::EventsFixture {
protected:
    OutboxBatch take(const DeliverySlots& slots = {10, 4}, std::size_t turn = 0) {
        return inDatabase<OutboxBatch>([&](auto& transaction) {
            return takeDue(transaction, slots, m_clock->wallNow(), turn);
        });
    }

    /// Whether more is left.
    bool abandon(const OutboxRecord& entry) {
        return inDatabase<bool>([&](auto& transaction) { return abandonSome(transaction, entry); });
    }

    std::size_t deadLettersOf(const std::string& endpointId) {
        const auto all = deliveries(endpointId);
        return static_cast<std::size_t>(
            std::ranges::count(all, DeliveryState::kDead, &domain::WebhookDelivery::state));
    }

    void write(const OutboxRecord& entry) {
        ASSERT_TRUE(m_database
                        ->runBlocking<void>([&](store::Transaction& transaction) {
                            return record(transaction, entry);
                        })
                        .has_value());
    }

    OutboxRecord failureOf(const OutboxItem& item) {
        OutboxRecord entry;
        entry.delivery = item.delivery;
        entry.attempt.at = m_clock->wallNow();
        entry.attempt.status = 500;
        entry.attempt.error = "answered 500";
        entry.attempt.nextAttemptAt = m_clock->wallNow() + 5s;
        return entry;
    }

    OutboxRecord goneAfter(const OutboxItem& item) {
        OutboxRecord entry = failureOf(item);
        entry.attempt.state = DeliveryState::kDead;
        entry.attempt.status = 410;
        entry.attempt.nextAttemptAt.reset();
        entry.isEndpointGone = true;
        entry.eventId = m_eventIds.next(m_clock->wallNow());
        return entry;
    }
};

TEST_F(OutboxTest, HasWhatEndpointsAskedFor) {
    addEndpoint("whk_all", "https://all.example/");
    addEndpoint("whk_sessions", "https://sessions.example/", {"session.*"});
    append("channel.updated");
    const auto live = append("session.live");
    const OutboxBatch batch = take();
    ASSERT_EQ(batch.items.size(), 3U);
    EXPECT_EQ(batch.items[2].endpoint.id, "whk_sessions");
    EXPECT_EQ(batch.items[2].event, live);
    EXPECT_EQ(batch.nextDueAt, std::nullopt);
}

TEST_F(OutboxTest, GivesAsMuchAsThereIsRoomFor) {
    addEndpoint("whk_a", "https://a.example/");
    addEndpoint("whk_b", "https://b.example/");
    for (int count = 0; count != 5; ++count) {
        append("session.live");
    }
    DeliverySlots slots(6, 4);
    const OutboxBatch first = take(slots);
    EXPECT_EQ(first.items.size(), 6U);
    EXPECT_EQ(first.items[3].endpoint.id, "whk_a");
    EXPECT_EQ(first.items[4].endpoint.id, "whk_b");
    EXPECT_EQ(take(slots, 1).items[3].endpoint.id, "whk_b");
    for (const OutboxItem& item : first.items) {
        slots.begin(item.endpoint.id, item.delivery.id);
    }
    EXPECT_TRUE(take(slots).items.empty());
    slots.end("whk_a", first.items[0].delivery.id, true);
    const OutboxBatch next = take(slots);
    ASSERT_EQ(next.items.size(), 1U);
    EXPECT_EQ(next.items[0].delivery.id, first.items[0].delivery.id);
}

TEST_F(OutboxTest, SaysWhenToLookAgain) {
    addEndpoint("whk_a", "https://a.example/");
    append("session.live");
    write(failureOf(take().items.at(0)));
    const OutboxBatch batch = take();
    EXPECT_TRUE(batch.items.empty());
    EXPECT_EQ(batch.nextDueAt, m_clock->wallNow() + 5s);
    m_clock->advance(5s);
    ASSERT_EQ(take().items.size(), 1U);
    EXPECT_EQ(take().items[0].delivery.attempts, 1);
}

TEST_F(OutboxTest, DisablesAnEndpointThatHasGone) {
    addEndpoint("whk_gone", "https://gone.example/");
    addEndpoint("whk_well", "https://well.example/", {"webhook.*"});
    append("session.live");
    append("session.ended");
    const OutboxRecord entry = goneAfter(take().items.at(0));
    write(entry);
    EXPECT_FALSE(abandon(entry));
    EXPECT_FALSE(endpoint("whk_gone").isEnabled);
    EXPECT_NE(endpoint("whk_gone").disabledReason.find("410"), std::string::npos);
    for (const auto& delivery : deliveries("whk_gone")) {
        EXPECT_EQ(delivery.state, DeliveryState::kDead) << delivery.lastError;
        EXPECT_FALSE(delivery.lastError.empty());
    }
    const OutboxBatch batch = take();
    ASSERT_EQ(batch.items.size(), 1U);
    EXPECT_EQ(batch.items[0].endpoint.id, "whk_well");
    EXPECT_EQ(batch.items[0].event.type, "webhook.endpoint_disabled");
    EXPECT_NE(batch.items[0].event.data.find("\"whk_gone\""), std::string::npos);
}

TEST_F(OutboxTest, AbandonsWhatWaitsForAnEndpointThatHasGoneInTurnsThatAreShort) {
    addEndpoint("whk_gone", "https://gone.example/");
    for (std::size_t count = 0; count != 2 * kAbandonedInATurn; ++count) {
        append("session.live");
    }
    const OutboxRecord entry = goneAfter(take().items.at(0));
    write(entry);
    EXPECT_EQ(deadLettersOf("whk_gone"), 1U);
    EXPECT_TRUE(abandon(entry));
    EXPECT_EQ(deadLettersOf("whk_gone"), 1 + kAbandonedInATurn);
    EXPECT_FALSE(abandon(entry));
    EXPECT_EQ(deadLettersOf("whk_gone"), 2 * kAbandonedInATurn);
}

TEST_F(OutboxTest, AbandonsNothingOfAnEndpointThatIsAsTheOperatorSetIt) {
    addEndpoint("whk_back", "https://back.example/");
    append("session.live");
    append("session.ended");
    const OutboxRecord entry = goneAfter(take().items.at(0));
    write(entry);
    for (const bool isEnabled : {true, false}) {
        inDatabase<int>([&](store::Transaction& transaction) -> Result<int> {
            SIGMA_TRY_ASSIGN(auto kept, store::WebhookTable(transaction).find("whk_back"));
            kept.isEnabled = isEnabled;
            kept.disabledReason.clear();
            SIGMA_TRY(store::WebhookTable(transaction).update(kept));
            return 0;
        });
        EXPECT_FALSE(abandon(entry));
        EXPECT_EQ(deadLettersOf("whk_back"), 1U);
    }
}

TEST_F(OutboxTest, RecordsAnAttemptOnce) {
    addEndpoint("whk_a", "https://a.example/");
    append("session.live");
    const OutboxRecord entry = failureOf(take().items.at(0));
    write(entry);
    const auto recorded = deliveries("whk_a");
    write(entry);
    EXPECT_EQ(deliveries("whk_a"), recorded);
    EXPECT_EQ(recorded.at(0).attempts, 1);
}

TEST_F(OutboxTest, DisablesNoEndpointForAnAttemptThatCountsNoMore) {
    addEndpoint("whk_a", "https://a.example/");
    append("session.live");
    OutboxRecord entry = failureOf(take().items.at(0));
    m_clock->advance(1s);
    inDatabase<int>([&](store::Transaction& transaction) -> Result<int> {
        SIGMA_TRY(store::DeliveryTable(transaction).replay(entry.delivery.id, m_clock->wallNow()));
        return 0;
    });
    entry.isEndpointGone = true;
    write(entry);
    EXPECT_TRUE(endpoint("whk_a").isEnabled);
    EXPECT_EQ(take().items.size(), 1U);
}

TEST_F(OutboxTest, TakesADeletedEndpointForNoError) {
    addEndpoint("whk_a", "https://a.example/");
    append("session.live");
    OutboxRecord entry = failureOf(take().items.at(0));
    ASSERT_TRUE(m_database
                    ->runBlocking<void>([](store::Transaction& transaction) {
                        return store::WebhookTable(transaction).remove("whk_a");
                    })
                    .has_value());
    entry.isEndpointGone = true;
    write(entry);
    EXPECT_TRUE(take().items.empty());
}

}  // namespace
}  // namespace sigma::events
