#pragma once

#include <functional>
#include <vector>

#include "core/base/result.h"
#include "server/store/transaction.h"

namespace sigma::store {

class Connection;

using TransactionWork = std::function<Result<void>(Transaction&)>;

/// What the work answers, or the error of the statement in it that failed. Exceptions of the
/// standard library are errors.
Result<void> performGuarded(const TransactionWork& work, Transaction& transaction);

/// How works went that shared one transaction and its commit.
struct WorkGroup {
    struct Outcome {
        Result<void> result;
        Aftermath aftermath;  ///< of what is committed, or of what may be
    };

    std::vector<Outcome> outcomes;  ///< one for each work, in their order
    Result<void> whole;             ///< an error where the database did not take the transaction
    bool hasBegun = false;
    bool isInDoubt = false;  ///< the commit failed: nobody knows whether it is done
};

/// Does the works one after the other and commits once. A work that fails takes back what it did,
/// and nothing of the others. Where the database itself fails (kUnavailable), all of it is taken
/// back, and all that had not failed by themselves have that error.
WorkGroup performTogether(Connection& connection, const std::vector<TransactionWork>& works);

}  // namespace sigma::store
