#pragma once

#include <cstddef>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sigma::store {
class Database;
}

namespace sigma::lifecycle {

/// Ends the sessions that were running when their server crashed (node_lost), with their events
/// and their channels' states; returns how many. For the start, before anything is published: who
/// has the database alone knows that none of them runs any more, whatever its node was called.
///
/// Thread: not the database's. Errors: kUnavailable, kIo.
Result<std::size_t> recoverSessions(store::Database& database, const Clock& clock);

}  // namespace sigma::lifecycle
