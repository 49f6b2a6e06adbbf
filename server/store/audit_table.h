#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/domain/channel.h"
#include "server/store/page.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Who did what from where.
struct AuditEntry {
    std::int64_t position = 0;  ///< in the log; set when it is written
    WallTime at;
    domain::UserId actor;   ///< empty: nobody who is known
    std::string actorName;  ///< as it was then
    std::string tokenId;    ///< of the API token or the sign-in
    std::string remote;     ///< address
    std::string action;     ///< "channel.update"
    std::string target;     ///< the id of what it was done to
    std::string outcome;    ///< "ok", or the code of the error
    std::string data;       ///< a JSON object; no secrets

    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// Which entries a list is of; what is empty does not narrow it.
struct AuditFilter {
    domain::UserId actor;
    std::string action;
    std::string target;
};

/// The audit log. The database itself refuses to change or remove an entry.
///
/// Thread: the database's. Errors of all: kUnavailable, kIo.
class AuditTable {
public:
    explicit AuditTable(Transaction& transaction) : m_transaction(transaction) {}

    /// Returns its position.
    Result<std::int64_t> append(const AuditEntry& entry);
    /// Newest first, from before `beforePosition` on (0: from the end).
    Result<Page<AuditEntry>> list(const AuditFilter& filter, std::int64_t beforePosition,
                                  std::size_t limit);

private:
    Transaction& m_transaction;
};

}  // namespace sigma::store
