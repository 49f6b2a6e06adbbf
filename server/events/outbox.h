#pragma once

#include <cstddef>
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
};

/// Deliveries that wait are counted up to here: no more is worth its time.
inline constexpr std::size_t kMostPendingCounted = 10'000;

/// What is due, and not under way, as far as there is room for it. `turn` says which endpoint is
/// asked first, so that no endpoint is always last. Errors: kUnavailable, kIo.
Result<OutboxBatch> takeDue(store::Transaction& transaction, DeliverySlots slots, WallTime now,
                            std::size_t turn);

/// What became of an item.
struct OutboxRecord {
    domain::WebhookDelivery delivery;  ///< as it was taken
    store::DeliveryAttempt attempt;
    bool isEndpointGone = false;
    std::string eventId;  ///< for the event that says that the endpoint was disabled
};

/// Writes it down, once: a delivery that is no longer as it was taken stays as it is. An endpoint
/// that has gone is disabled, and webhook.endpoint_disabled says so; what waits for it is
/// abandonSome()'s. Errors: kUnavailable, kIo.
Result<void> record(store::Transaction& transaction, const OutboxRecord& record);

/// So many become dead letters in a turn: it takes a few milliseconds, for which everybody else
/// waits.
inline constexpr std::size_t kAbandonedInATurn = 100;

/// Makes dead letters of the next that wait for the record's endpoint, which had gone: of nothing
/// where it is enabled again. False where no more are left. Errors: kUnavailable, kIo.
Result<bool> abandonSome(store::Transaction& transaction, const OutboxRecord& record);

}  // namespace sigma::events
