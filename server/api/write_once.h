#pragma once

#include <functional>

#include <boost/asio/awaitable.hpp>

#include "server/api/api_call.h"
#include "server/api/api_result.h"
#include "server/http/http_response.h"
#include "server/store/transaction.h"

namespace sigma::api {

/// What a request changes, and what it is answered. Runs on the database's thread and may outlast
/// the request, so it holds copies of all that it needs.
using WriteWork = std::function<ApiResult<http::HttpResponse>(store::Transaction&)>;

/// Does the work in one transaction, and once only for each Idempotency-Key.
///
/// Key and answer are written in the same transaction as the change: after a crash there are
/// either both or neither. A problem rolls everything back and leaves the key free.
/// Errors: the work's own; 400 for a bad key, 422 for a key that has another request, 409 for one
/// whose request is still under way elsewhere or whose answer held a secret and is gone; 503.
boost::asio::awaitable<ApiResult<http::HttpResponse>> writeOnce(const ApiCall& call,
                                                                WriteWork work);

}  // namespace sigma::api
