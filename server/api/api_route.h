#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/api/api_call.h"
#include "server/api/api_result.h"
#include "server/http/http_method.h"
#include "server/http/http_response.h"

namespace sigma::api {

/// Does one operation. Thread: the connection's context; comes back there after every co_await.
using ApiHandler =
    std::function<boost::asio::awaitable<ApiResult<http::HttpResponse>>(const ApiCall& call)>;

/// Whom an operation is for.
enum class Access {
    kPublic,    ///< anybody; credentials are not looked at
    kOptional,  ///< anybody, but credentials that are there must be good
    kSignedIn,  ///< who has good credentials, and the scope if there is one
};

/// One operation of the API, as the document has it too.
struct ApiRoute {
    http::HttpMethod method = http::HttpMethod::kGet;
    std::string_view pattern{};  ///< as http::Router takes it
    Access access = Access::kSignedIn;
    std::optional<domain::Scope> scope{};
    ApiHandler handler{};
    bool takesQuery = false;     ///< the handler reads the query; else there may be none
    bool takesBody = false;      ///< the handler reads the body; else it may only be empty
    bool answersSecret = false;  ///< see ApiCall
};

using ApiRoutes = std::vector<ApiRoute>;

}  // namespace sigma::api
