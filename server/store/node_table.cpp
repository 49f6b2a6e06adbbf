#include "server/store/node_table.h"

#include "server/store/query.h"
#include "server/store/text_list.h"

namespace sigma::store {
namespace {

constexpr std::string_view kColumns = "id, region, ingest_urls, state, started_at, last_seen";

Node readNode(RowReader& row) {
    Node node;
    node.id = row.text();
    node.region = row.text();
    if (auto urls = readTextList(row.text()); urls.has_error()) {
        row.fail(urls.error().context);
    } else {
        node.ingestUrls = std::move(*urls);
    }
    node.state = row.named(nodeStateFrom);
    node.startedAt = row.time();
    node.lastSeen = row.time();
    return node;
}

std::string named(std::string_view id) {
    return "node " + std::string(id);
}

}  // namespace

std::string_view toString(NodeState state) {
    switch (state) {
        case NodeState::kReady:
            return "ready";
        case NodeState::kDraining:
            return "draining";
        case NodeState::kLost:
            return "lost";
    }
    return "unknown";
}

std::optional<NodeState> nodeStateFrom(std::string_view name) {
    for (const NodeState state : {NodeState::kReady, NodeState::kDraining, NodeState::kLost}) {
        if (toString(state) == name) {
            return state;
        }
    }
    return std::nullopt;
}

Result<void> NodeTable::put(const Node& node) {
    SIGMA_TRY(Query(m_transaction,
                    "INSERT INTO nodes (id, region, ingest_urls, state, started_at, last_seen) "
                    "VALUES (:id, :region, :ingest_urls, :state, :started_at, :last_seen) ON "
                    "CONFLICT (id) DO UPDATE SET region = excluded.region, "
                    "ingest_urls = excluded.ingest_urls, state = excluded.state, "
                    "started_at = excluded.started_at, last_seen = excluded.last_seen")
                  .bind("id", node.id)
                  .bind("region", node.region)
                  .bind("ingest_urls", writeTextList(node.ingestUrls))
                  .bind("state", toString(node.state))
                  .bind("started_at", node.startedAt)
                  .bind("last_seen", node.lastSeen)
                  .execute());
    return {};
}

Result<void> NodeTable::setLastSeen(std::string_view id, WallTime at) {
    return Query(m_transaction, "UPDATE nodes SET last_seen = :at WHERE id = :id")
        .bind("at", at)
        .bind("id", id)
        .executeOne(named(id));
}

Result<std::vector<Node>> NodeTable::loseOthers(std::string_view than) {
    SIGMA_TRY_ASSIGN(
        std::vector<Node> nodes,
        Query(m_transaction, kColumns, "FROM nodes WHERE id <> :id AND state <> 'lost' ORDER BY id")
            .bind("id", than)
            .all(readNode));
    for (Node& node : nodes) {
        node.state = NodeState::kLost;
    }
    SIGMA_TRY(Query(m_transaction, "UPDATE nodes SET state = 'lost' WHERE id <> :id")
                  .bind("id", than)
                  .execute());
    return nodes;
}

Result<std::int64_t> NodeTable::forgetLost(WallTime before) {
    return Query(m_transaction, "DELETE FROM nodes WHERE state = 'lost' AND last_seen < :before")
        .bind("before", before)
        .execute();
}

Result<Page<Node>> NodeTable::list(std::string_view after, std::size_t limit) {
    return Query(m_transaction, kColumns, "FROM nodes WHERE id > :after ORDER BY id LIMIT :limit")
        .bind("after", after)
        .page(readNode, limit);
}

}  // namespace sigma::store
