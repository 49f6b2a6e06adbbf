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

/// How works went of which one that fails takes back all.
struct WorkBatch {
    std::size_t done = 0;    ///< works before the one that failed; 0 where it was none of them
    Result<void> result;     ///< of the work that failed, or of the whole
    Aftermath aftermath;     ///< of what is committed, or of what may be
    bool isInDoubt = false;  ///< as of a WorkGroup
};

/// Does the works one after the other, until one fails, and commits once. Cheaper than
/// performTogether(): no savepoint is set. Errors: kUnavailable only where the database itself
/// fails; a work that says so of something else has kIo.
WorkBatch performAllOrNone(Connection& connection,
                           const std::vector<std::reference_wrapper<const TransactionWork>>& works);

}  // namespace sigma::store
