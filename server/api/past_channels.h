#pragma once

#include <optional>
#include <vector>

#include "server/api/api_result.h"
#include "server/api/directory_entry.h"
#include "server/domain/channel_repository.h"
#include "server/store/session_table.h"

namespace sigma::api {

/// Channels whose last session has ended, the latest first.
struct PastChannels {
    std::vector<DirectoryEntry> entries;
    std::optional<store::SessionPosition> next;  ///< where to go on, if there may be more
};

/// Reads a bounded number of sessions, so that a page may have fewer entries than `limit`, or none,
/// although there are more behind it. Thread: the database's. Errors: kUnavailable, kIo.
ApiResult<PastChannels> listPastChannels(store::Transaction& transaction,
                                         const domain::ChannelRepository& channels,
                                         const DirectoryFilter& filter,
                                         std::optional<store::SessionPosition> after,
                                         std::size_t limit);

}  // namespace sigma::api
