#include "server/api/json_body.h"

#include <boost/json/parse.hpp>

#include "core/base/ascii.h"

namespace sigma::api {
namespace {

constexpr std::size_t kMaxDepth = 8;

/// "application/json" with or without parameters, in any case.
bool isJson(std::string_view contentType) {
    std::string_view type = contentType.substr(0, contentType.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t')) {
        type.remove_suffix(1);
    }
    return equalsInAnyCase(type, "application/json");
}

ApiProblem notJson(std::string detail) {
    return {400, "invalid_json", std::move(detail)};
}

}  // namespace

ApiResult<boost::json::object> readJsonBody(const http::HttpRequest& request) {
    if (request.body.empty()) {
        return boost::json::object();
    }
    if (!isJson(request.headers.value("Content-Type"))) {
        return ApiProblem(415, "unsupported_media_type", "the body must be application/json");
    }
    boost::json::parse_options options;
    options.max_depth = kMaxDepth;
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(request.body, error, {}, options);
    if (error) {
        return notJson("the body is no valid JSON: " + error.message());
    }
    if (!value.is_object()) {
        return notJson("the body must be a JSON object");
    }
    return std::move(value.get_object());
}

}  // namespace sigma::api
