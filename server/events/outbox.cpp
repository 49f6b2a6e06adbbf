#include "server/events/outbox.h"

#include <algorithm>
#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "server/domain/event_types.h"
#include "server/store/event_table.h"
#include "server/store/webhook_table.h"

namespace sigma::events {
namespace {

constexpr std::size_t kPageSize = 100;

Result<std::vector<domain::WebhookEndpoint>> enabledEndpoints(store::Transaction& transaction) {
    std::vector<domain::WebhookEndpoint> endpoints;
    std::string after;
    while (true) {
        SIGMA_TRY_ASSIGN(auto page, store::WebhookTable(transaction).list(after, kPageSize));
        for (domain::WebhookEndpoint& endpoint : page.items) {
            after = endpoint.id;
            if (endpoint.isEnabled) {
                endpoints.push_back(std::move(endpoint));
            }
        }
        if (!page.hasMore) {
            return endpoints;
        }
    }
}

domain::DomainEvent disabledEvent(const domain::WebhookEndpoint& endpoint, std::string id) {
    const boost::json::object data{
        {"endpoint_id", endpoint.id}, {"url", endpoint.url}, {"reason", endpoint.disabledReason}};
    domain::DomainEvent event;
    event.id = std::move(id);
    event.type = domain::event_type::kWebhookEndpointDisabled;
    event.at = endpoint.updatedAt;
    event.data = boost::json::serialize(data);
    return event;
}

Result<void> disable(store::Transaction& transaction, const OutboxRecord& record) {
    store::WebhookTable endpoints(transaction);
    auto found = endpoints.find(record.delivery.endpoint);
    if (found.has_error() || !found->isEnabled) {
        return {};
    }
    found->isEnabled = false;
    found->disabledReason = "the receiver answered 410: it has gone";
    found->updatedAt = record.attempt.at;
    SIGMA_TRY_ASSIGN(const auto endpoint, endpoints.update(*std::move(found)));
    SIGMA_TRY(store::EventTable(transaction).append(disabledEvent(endpoint, record.eventId)));
    return {};
}

}  // namespace

Result<OutboxBatch> takeDue(store::Transaction& transaction, DeliverySlots slots, WallTime now,
                            std::size_t turn) {
    SIGMA_TRY_ASSIGN(auto endpoints, enabledEndpoints(transaction));
    if (!endpoints.empty()) {
        const auto first = static_cast<std::ptrdiff_t>(turn % endpoints.size());
        std::rotate(endpoints.begin(), endpoints.begin() + first, endpoints.end());
    }
    OutboxBatch batch;
    store::DeliveryTable deliveries(transaction);
    for (const domain::WebhookEndpoint& endpoint : endpoints) {
        if (slots.roomOf(endpoint.id) == 0) {
            continue;
        }
        // Those under way are due still: ask for as many more.
        const std::size_t limit = slots.underWayOf(endpoint.id) + slots.roomOf(endpoint.id);
        SIGMA_TRY_ASSIGN(auto due, deliveries.due(endpoint.id, now, limit));
        for (store::DueDelivery& item : due) {
            if (slots.begin(endpoint.id, item.delivery.id)) {
                batch.items.push_back({endpoint, std::move(item.delivery), std::move(item.event)});
            }
        }
    }
    SIGMA_TRY_ASSIGN(batch.nextDueAt, deliveries.nextDueAfter(now));
    return batch;
}

Result<void> record(store::Transaction& transaction, const OutboxRecord& record) {
    SIGMA_TRY_ASSIGN(const bool isRecorded,
                     store::DeliveryTable(transaction).record(record.delivery, record.attempt));
    return isRecorded && record.isEndpointGone ? disable(transaction, record) : Result<void>();
}

Result<bool> abandonSome(store::Transaction& transaction, const OutboxRecord& record) {
    const auto endpoint = store::WebhookTable(transaction).find(record.delivery.endpoint);
    // Without a reason it was the operator who disabled it: then what waits is held back.
    if (endpoint.has_error() || endpoint->isEnabled || endpoint->disabledReason.empty()) {
        return false;
    }
    SIGMA_TRY_ASSIGN(
        const std::int64_t count,
        store::DeliveryTable(transaction)
            .abandon(endpoint->id, "the endpoint was disabled: " + endpoint->disabledReason,
                     record.attempt.at, kAbandonedInATurn));
    return static_cast<std::size_t>(count) == kAbandonedInATurn;
}

}  // namespace sigma::events
