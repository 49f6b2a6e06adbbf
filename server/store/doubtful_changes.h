#pragma once

#include <set>
#include <string>

#include "core/base/result.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Changes of which nobody knows whether they were committed: the database was lost before it
/// answered. Who keeps copies is told again, of the rows as they are by then.
///
/// Bounded by the rows that there are. Thread: the database's.
class DoubtfulChanges {
public:
    void add(const CommittedChanges& changes);
    bool isEmpty() const { return m_isEmpty; }

    /// Reads the channels, and has the transaction tell of all when it is committed. Who may do
    /// less is told so in any case: at worst somebody signs in once more.
    Result<void> settle(Transaction& transaction) const;

private:
    bool m_isEmpty = true;
    std::set<std::string> m_channels;
    std::set<std::string> m_users;
    std::set<std::string> m_signIns;
    std::set<std::string> m_apiTokens;
};

}  // namespace sigma::store
