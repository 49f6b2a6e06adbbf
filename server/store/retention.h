#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/event_table.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Takes the next turn at removing what was kept for long enough at `now`: so many rows at the most
/// that nobody else waits for long. Lost nodes, which are few, go beside them.
///
/// Sessions are kept for `sessions` from their beginning, events for 90 days. `after` is where the
/// turn before has come to in the log of events. Returns where this one has; nothing where all is
/// done. Thread: the database's. Errors: kUnavailable, kIo.
Result<std::optional<EventPlace>> takePruningTurn(Transaction& transaction, WallTime now,
                                                  std::chrono::hours sessions,
                                                  const EventPlace& after, std::size_t limit);

}  // namespace sigma::store
