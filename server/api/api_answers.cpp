#include "server/api/api_answers.h"

#include <boost/json.hpp>

#include "server/api/entity_tag.h"

namespace sigma::api {

using http::HttpResponse;

HttpResponse jsonAnswer(unsigned status, const boost::json::value& json) {
    auto response =
        HttpResponse::of("application/json", SharedBuffer::take(boost::json::serialize(json)));
    response.status = status;
    return response;
}

HttpResponse noContent() {
    return HttpResponse::empty(204);
}

HttpResponse created(std::string location, const boost::json::value& json) {
    HttpResponse response = jsonAnswer(201, json);
    response.headers.push_back({"Location", std::move(location)});
    return response;
}

HttpResponse pageAnswer(boost::json::array items, std::string_view nextCursor) {
    boost::json::object page;
    page["items"] = std::move(items);
    page["next_cursor"] =
        nextCursor.empty() ? boost::json::value(nullptr) : boost::json::value(nextCursor);
    return jsonAnswer(200, page);
}

HttpResponse versioned(HttpResponse response, std::int64_t version) {
    response.headers.push_back({"ETag", entityTag(version)});
    return response;
}

HttpResponse versionedAnswer(const http::HttpRequest& request, const boost::json::value& json,
                             std::int64_t version) {
    const bool isKnown = request.headers.has("If-None-Match") &&
                         matchesIfNoneMatch(request.headers.value("If-None-Match"), version);
    // A client may keep the answer, if it asks each time whether it still holds.
    HttpResponse response =
        versioned(isKnown ? HttpResponse::empty(304) : jsonAnswer(200, json), version);
    response.cacheControl = "private, no-cache";
    return response;
}

}  // namespace sigma::api
