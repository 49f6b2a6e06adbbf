#include "server/api/audit_trail.h"

#include <boost/json/serialize.hpp>

#include "server/store/audit_table.h"

namespace sigma::api {

Result<void> audit(store::Transaction& transaction, const Actor& actor, std::string_view action,
                   std::string_view target, const boost::json::object& data) {
    store::AuditEntry entry;
    entry.at = actor.now;
    entry.actor = actor.principal.user;
    entry.actorName = actor.principal.name;
    entry.tokenId = actor.principal.tokenId;
    entry.remote = actor.remote;
    entry.action = action;
    entry.target = target;
    entry.outcome = "ok";
    entry.data = boost::json::serialize(data);
    SIGMA_TRY(store::AuditTable(transaction).append(entry));
    return {};
}

}  // namespace sigma::api
