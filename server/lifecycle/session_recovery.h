#pragma once

#include <cstddef>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sigma::store {
class Database;
}

namespace sigma::lifecycle {

/// Ends the node's sessions that were running when it crashed (node_lost), with their events and
/// their channels' states; returns how many. For the start, before anything is published.
///
/// Thread: not the database's. Errors: kUnavailable, kIo.
Result<std::size_t> recoverSessions(store::Database& database, const std::string& node,
                                    const Clock& clock);

}  // namespace sigma::lifecycle
