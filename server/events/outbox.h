#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/domain/webhook.h"
#include "server/events/delivery_slots.h"
#include "server/store/delivery_table.h"
#include "server/store/transaction.h"

namespace sigma::events {

/// A delivery, what to deliver, and to whom.
struct OutboxItem {
    domain::WebhookEndpoint endpoint;
    domain::WebhookDelivery delivery;
    domain::DomainEvent event;
};

/// What is to be sent now, and when to look again.
struct OutboxBatch {
    std::vector<OutboxItem> items;
    std::optional<WallTime> nextDueAt;  ///< of those whose time has not come
    std::int64_t pending = 0;           ///< deliveries that wait, all together
};

/// What is due, and not under way, as far as there is room for it. `turn` says which endpoint is
/// asked first, so that no endpoint is always last. Errors: kUnavailable, kIo.
Result<OutboxBatch> takeDue(store::Transaction& transaction, DeliverySlots slots, WallTime now,
                            std::size_t turn);

/// What became of an item.
struct OutboxRecord {
    std::string endpoint;
    std::string delivery;
    store::DeliveryAttempt attempt;
    bool isEndpointGone = false;
    std::string eventId;  ///< for the event that says that the endpoint was disabled
};

/// Writes it down. An endpoint that has gone is disabled, what waits for it becomes dead letters,
/// and webhook.endpoint_disabled says so. What was deleted meanwhile is no error.
/// Errors: kUnavailable, kIo.
Result<void> record(store::Transaction& transaction, const OutboxRecord& record);

}  // namespace sigma::events
