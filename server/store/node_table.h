#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

enum class NodeState { kReady, kDraining, kLost };

/// "ready", "draining", "lost".
std::string_view toString(NodeState state);
std::optional<NodeState> nodeStateFrom(std::string_view name);

/// One server of the installation.
struct Node {
    std::string id;
    std::string region;
    std::vector<std::string> ingestUrls;
    NodeState state = NodeState::kReady;
    WallTime startedAt;
    WallTime lastSeen;

    friend bool operator==(const Node&, const Node&) = default;
};

/// The servers that share the database.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class NodeTable {
public:
    explicit NodeTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Adds the node, or takes over all of it.
    Result<void> put(const Node& node);
    /// Errors: kNotFound.
    Result<void> setLastSeen(std::string_view id, WallTime at);
    /// Takes every node but this one for lost, and returns those that were not yet.
    Result<std::vector<Node>> loseOthers(std::string_view than);
    /// Removes nodes that are lost and were seen last before. Returns how many.
    Result<std::int64_t> forgetLost(WallTime before);
    /// By id. `after` empty: from the beginning.
    Result<Page<Node>> list(std::string_view after, std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
