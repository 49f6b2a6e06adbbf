#include "server/store/work_group.h"

#include <algorithm>
#include <exception>

#include "server/store/connection.h"

namespace sigma::store {
namespace {

/// Errors: the database's, which end the whole transaction.
Result<void> performOne(Connection& connection, const TransactionWork& work, bool isAlone,
                        WorkGroup::Outcome& outcome) {
    if (!isAlone) {
        SIGMA_TRY(connection.setSavepoint());
    }
    Transaction transaction(connection);
    outcome.result = performGuarded(work, transaction);
    if (outcome.result.has_value()) {
        outcome.aftermath = std::move(transaction.aftermath());
        return isAlone ? Result<void>() : connection.releaseSavepoint();
    }
    if (transaction.failure() && transaction.failure()->code == ErrorCode::kUnavailable) {
        return *transaction.failure();
    }
    return isAlone ? Result<void>() : connection.rollbackToSavepoint();
}

Result<void> performAll(Connection& connection, const std::vector<TransactionWork>& works,
                        WorkGroup& group) {
    SIGMA_TRY(connection.begin());
    group.hasBegun = true;
    for (std::size_t index = 0; index != works.size(); ++index) {
        const bool isAlone = works.size() == 1;
        const auto done = performOne(connection, works[index], isAlone, group.outcomes[index]);
        if (done.has_error()) {
            connection.rollback();
            return done;
        }
    }
    const auto isDone = [](const auto& outcome) { return outcome.result.has_value(); };
    if (std::none_of(group.outcomes.begin(), group.outcomes.end(), isDone)) {
        connection.rollback();
        return {};
    }
    Result<void> committed = connection.commit();
    group.isInDoubt = committed.has_error();
    return committed;
}

}  // namespace

/// Nothing of ours throws; what comes from the standard library must not end the thread.
Result<void> performGuarded(const TransactionWork& work, Transaction& transaction) {
    Result<void> result;
    try {
        result = work(transaction);
    } catch (const std::exception& exception) {
        result = Error{ErrorCode::kIo, exception.what()};
    }
    if (transaction.failure()) {
        return *transaction.failure();
    }
    return result;
}

WorkGroup performTogether(Connection& connection, const std::vector<TransactionWork>& works) {
    WorkGroup group;
    group.outcomes.resize(works.size());
    group.whole = performAll(connection, works, group);
    if (group.whole.has_error()) {
        for (WorkGroup::Outcome& outcome : group.outcomes) {
            if (outcome.result.has_value()) {
                outcome.result = group.whole;
            }
        }
    }
    return group;
}

WorkBatch performAllOrNone(
    Connection& connection,
    const std::vector<std::reference_wrapper<const TransactionWork>>& works) {
    WorkBatch batch;
    batch.result = connection.begin();
    if (batch.result.has_error()) {
        return batch;
    }
    Transaction transaction(connection);
    for (const TransactionWork& work : works) {
        batch.result = performGuarded(work, transaction);
        if (batch.result.has_error()) {
            if (!transaction.failure() && batch.result.error().code == ErrorCode::kUnavailable) {
                batch.result = Error{ErrorCode::kIo, batch.result.error().context};
            }
            connection.rollback();
            return batch;
        }
        ++batch.done;
    }
    batch.result = connection.commit();
    if (batch.result.has_error()) {
        batch.isInDoubt = true;
        batch.done = 0;
    }
    batch.aftermath = std::move(transaction.aftermath());
    return batch;
}

}  // namespace sigma::store
