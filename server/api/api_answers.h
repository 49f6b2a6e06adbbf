#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "server/http/http_request.h"
#include "server/http/http_response.h"

namespace sigma::api {

http::HttpResponse jsonAnswer(unsigned status, const boost::json::value& json);
/// 204.
http::HttpResponse noContent();
/// 201 with where the new thing is.
http::HttpResponse created(std::string location, const boost::json::value& json);

/// {items, next_cursor}. An empty cursor is null: there are no more.
http::HttpResponse pageAnswer(boost::json::array items, std::string_view nextCursor);

/// The answer with the ETag of a version.
http::HttpResponse versioned(http::HttpResponse response, std::int64_t version);
/// A 200 with the ETag of a version, or a 304 where the request says that it is known.
http::HttpResponse versionedAnswer(const http::HttpRequest& request, const boost::json::value& json,
                                   std::int64_t version);

}  // namespace sigma::api
