#include <algorithm>

#include "server/store/delivery_table.h"
#include "server/store/event_table.h"
#include "server/store/webhook_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;
using test::sampleEvent;

class EventTableTest : public test::StoreTest {
protected:
    domain::DomainEvent append(const domain::DomainEvent& event) {
        return on<EventTable>([&](auto& table) { return table.append(event); }).value();
    }
    std::vector<std::string> list(const EventFilter& filter) {
        std::vector<std::string> ids;
        std::int64_t position = 0;
        for (bool hasMore = true; hasMore;) {
            const auto page = on<EventTable>([&](auto& table) {
                                  return table.list(filter, position, 2);
                              }).value();
            for (const domain::DomainEvent& event : page.items) {
                ids.push_back(event.id);
                position = event.position;
            }
            hasMore = page.hasMore;
        }
        return ids;
    }
    std::vector<std::string> pendingEndpoints() {
        std::vector<std::string> endpoints;
        const auto page =
            on<DeliveryTable>([](auto& table) { return table.list({}, {}, 100); }).value();
        for (const domain::WebhookDelivery& each : page.items) {
            endpoints.push_back(each.endpoint);
        }
        std::ranges::sort(endpoints);
        return endpoints;
    }
};

TEST_P(EventTableTest, KeepsEventsInTheOrderOfTheirPositions) {
    domain::DomainEvent first = sampleEvent("evt_2");
    first.channel = domain::ChannelId("news");
    first.session = domain::SessionId("s1");
    first.sequence = 4;
    first = append(first);
    const domain::DomainEvent second = append(sampleEvent("evt_1"));
    EXPECT_GT(first.position, 0);
    EXPECT_GT(second.position, first.position);
    EXPECT_EQ(list({}), (std::vector<std::string>{"evt_2", "evt_1"}));
    EXPECT_EQ(on<EventTable>([](auto& table) { return table.find("evt_2"); }).value(), first);
    EXPECT_EQ(codeOf(on<EventTable>([](auto& table) { return table.find("evt_3"); })),
              ErrorCode::kNotFound);
}

TEST_P(EventTableTest, RefusesAnIdThatIsInTheLog) {
    append(sampleEvent("evt_1"));
    EXPECT_EQ(
        codeOf(on<EventTable>([](auto& table) { return table.append(sampleEvent("evt_1")); })),
        ErrorCode::kAlreadyExists);
}

TEST_P(EventTableTest, ListsByChannelSessionAndType) {
    const auto add = [&](const char* id, const char* type, const char* channel,
                         const char* session) {
        domain::DomainEvent event = sampleEvent(id, type);
        event.channel = domain::ChannelId(channel);
        event.session = domain::SessionId(session);
        append(event);
    };
    add("1", "channel.created", "news", "");
    add("2", "session.created", "news", "s1");
    add("3", "session.input.starved", "music", "s2");
    add("4", "sessions", "music", "s2");
    using Ids = std::vector<std::string>;
    EXPECT_EQ(list({domain::ChannelId("news"), {}, {}}), (Ids{"1", "2"}));
    EXPECT_EQ(list({{}, domain::SessionId("s2"), {}}), (Ids{"3", "4"}));
    EXPECT_EQ(list({{}, {}, "session.created"}), (Ids{"2"}));
    EXPECT_EQ(list({{}, {}, "session.*"}), (Ids{"2", "3"}));
    EXPECT_EQ(list({domain::ChannelId("news"), {}, "session.*"}), (Ids{"2"}));
    EXPECT_EQ(list({{}, {}, "*"}), (Ids{"1", "2", "3", "4"}));
    EXPECT_EQ(list({{}, domain::SessionId("s2"), "session.input.*"}), (Ids{"3"}));
    EXPECT_EQ(list({{}, {}, "no.such.*"}), Ids{});
}

TEST_P(EventTableTest, ListsManyTypesInTheOrderOfTheirPositions) {
    for (const char* id : {"1", "2", "3", "4"}) {
        append(sampleEvent(id + std::string("a"), "session.live"));
        append(sampleEvent(id + std::string("b"), "channel.active"));
        append(sampleEvent(id + std::string("c"), "session.ended"));
    }
    EXPECT_EQ(list({{}, {}, "session.*"}),
              (std::vector<std::string>{"1a", "1c", "2a", "2c", "3a", "3c", "4a", "4c"}));
}

TEST_P(EventTableTest, QueuesADeliveryForOneEndpointAlone) {
    ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                    WebhookTable webhooks(transaction);
                    SIGMA_TRY(webhooks.insert(test::sampleEndpoint("whk_all")));
                    return webhooks.insert(test::sampleEndpoint("whk_1", {"channel.*"}));
                }).has_value());
    const auto appendFor = [&](const char* endpoint, const char* id) {
        return on<EventTable>([&](auto& table) {
            return table.appendFor(endpoint, sampleEvent(id, "webhook.test"));
        });
    };
    EXPECT_TRUE(appendFor("whk_1", "evt_1").value().starts_with("dlv_"));
    EXPECT_EQ(pendingEndpoints(), std::vector<std::string>{"whk_1"});
    EXPECT_EQ(codeOf(appendFor("whk_none", "evt_2")), ErrorCode::kConflict);
}

TEST_P(EventTableTest, QueuesADeliveryForEachEndpointThatWantsIt) {
    ASSERT_TRUE(
        in([](Transaction& transaction) -> Result<void> {
            WebhookTable webhooks(transaction);
            SIGMA_TRY(webhooks.insert(test::sampleEndpoint("whk_all")));
            SIGMA_TRY(webhooks.insert(test::sampleEndpoint("whk_some", {"a", "session.*"})));
            SIGMA_TRY(webhooks.insert(test::sampleEndpoint("whk_other", {"channel.*"})));
            domain::WebhookEndpoint disabled = test::sampleEndpoint("whk_off");
            disabled.isEnabled = false;
            return webhooks.insert(disabled);
        }).has_value());
    append(sampleEvent("evt_1", "session.live"));
    EXPECT_EQ(pendingEndpoints(), (std::vector<std::string>{"whk_all", "whk_some"}));
}

TEST_P(EventTableTest, KnowsOfAnEndpointMadeInTheSameTransaction) {
    ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                    SIGMA_TRY(EventTable(transaction).append(sampleEvent("evt_1")));
                    SIGMA_TRY(WebhookTable(transaction).insert(test::sampleEndpoint("whk_1")));
                    SIGMA_TRY(EventTable(transaction).append(sampleEvent("evt_2")));
                    return {};
                }).has_value());
    EXPECT_EQ(pendingEndpoints(), std::vector<std::string>{"whk_1"});
}

TEST_P(EventTableTest, LeavesNoDeliveryOfAnEventThatWasNotCommitted) {
    ASSERT_TRUE(on<WebhookTable>([](auto& table) {
                    return table.insert(test::sampleEndpoint("whk_1"));
                }).has_value());
    EXPECT_EQ(codeOf(in([](Transaction& transaction) -> Result<void> {
                  SIGMA_TRY(EventTable(transaction).append(sampleEvent("evt_1")));
                  return Error{ErrorCode::kForbidden, "changed my mind"};
              })),
              ErrorCode::kForbidden);
    EXPECT_TRUE(pendingEndpoints().empty());
    EXPECT_TRUE(list({}).empty());
}

TEST_P(EventTableTest, PrunesOldEventsButThoseStillToBeDelivered) {
    append(sampleEvent("old", "session.live", 1));
    ASSERT_TRUE(on<WebhookTable>([](auto& table) {
                    return table.insert(test::sampleEndpoint("whk_1"));
                }).has_value());
    append(sampleEvent("waiting", "session.live", 2));
    append(sampleEvent("told", "session.live", 3));
    append(sampleEvent("new", "session.live", 50));
    const auto due =
        on<DeliveryTable>([](auto& table) { return table.due("whk_1", at(9), 9); }).value();
    for (const DueDelivery& each : due) {
        if (each.event.id == "told") {
            ASSERT_TRUE(on<DeliveryTable>([&](auto& table) {
                            return table.record(
                                each.delivery,
                                {at(5), domain::DeliveryState::kDelivered, 204, "", std::nullopt});
                        }).has_value());
        }
    }
    const auto prune = [&](const EventPlace& after) {
        return on<EventTable>([&](auto& table) { return table.prune(at(50), after, 1); }).value();
    };
    std::vector<std::int64_t> passed;
    for (auto place = prune({}); place; place = prune(*place)) {
        passed.push_back(place->position);
    }
    EXPECT_EQ(passed, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(list({}), (std::vector<std::string>{"waiting", "new"}));
}

TEST_P(EventTableTest, PrunesAsManyAsTheirOwnDeliveriesAllow) {
    for (const char* id : {"a", "b", "c"}) {
        append(sampleEvent(id, "session.live", 1));
    }
    for (const char* id : {"whk_1", "whk_2", "whk_3"}) {
        ASSERT_TRUE(on<WebhookTable>([&](auto& table) {
                        return table.insert(test::sampleEndpoint(id));
                    }).has_value());
    }
    append(sampleEvent("told to three", "session.live", 1));
    const auto prune = [&](const EventPlace& after) {
        return on<EventTable>([&](auto& table) { return table.prune(at(2), after, 6); }).value();
    };
    const EventPlace third{at(1), 3};
    EXPECT_EQ(prune({}), third);
    EXPECT_EQ(list({}), std::vector<std::string>{"told to three"});
    EXPECT_EQ(prune(third), (EventPlace{at(1), 4}));
}

TEST_P(EventTableTest, PrunesOfTwoAtOneTimeTheEarlierFirst) {
    for (const char* id : {"a", "b", "c"}) {
        append(sampleEvent(id, "session.live", 1));
    }
    const auto prune = [&](const EventPlace& after) {
        return on<EventTable>([&](auto& table) { return table.prune(at(2), after, 2); }).value();
    };
    const EventPlace second{at(1), 2};
    EXPECT_EQ(prune({}), second);
    EXPECT_EQ(list({}), std::vector<std::string>{"c"});
    EXPECT_EQ(prune(second), (EventPlace{at(1), 3}));
    EXPECT_EQ(prune({}), std::nullopt);
    EXPECT_TRUE(list({}).empty());
}

TEST_P(EventTableTest, GivesNoPositionTwice) {
    append(sampleEvent("1"));
    const std::int64_t last = append(sampleEvent("2")).position;
    on<EventTable>([](auto& table) { return table.prune(at(9), {}, 9); }).value();
    EXPECT_GT(append(sampleEvent("3")).position, last);
}

SIGMA_ON_EVERY_BACKEND(EventTableTest);

}  // namespace
}  // namespace sigma::store
