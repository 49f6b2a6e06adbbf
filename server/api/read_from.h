#pragma once

#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>

#include "server/api/api_result.h"
#include "server/store/database.h"

namespace sigma::api {

/// Reads from the database in one transaction. `work` runs on the database's thread and may
/// outlast the request, so it holds copies of all that it needs.
///
/// As store::Database::run(), but that the work may give a problem. Errors: the work's own; 503.
template <class T>
boost::asio::awaitable<ApiResult<T>> readFrom(
    store::Database& database, std::function<ApiResult<T>(store::Transaction&)> work) {
    // A problem too is a value to the database. Behind a pointer, since a result that can be made
    // of an Error can't stand in a Result.
    using Reading = std::shared_ptr<ApiResult<T>>;
    std::function<Result<Reading>(store::Transaction&)> job =
        [work = std::move(work)](store::Transaction& transaction) -> Result<Reading> {
        return std::make_shared<ApiResult<T>>(work(transaction));
    };
    auto running = database.run<Reading>(std::move(job));
    auto outcome = co_await std::move(running);
    if (outcome.has_error()) {
        co_return ApiProblem(outcome.error());
    }
    co_return std::move(**outcome);
}

}  // namespace sigma::api
