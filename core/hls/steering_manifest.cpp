#include "core/hls/steering_manifest.h"

#include <algorithm>

#include <boost/json.hpp>

namespace sigma::hls {
namespace {

namespace json = boost::json;

Error invalid(std::string context) {
    return Error{ErrorCode::kInvalidData, "steering manifest: " + std::move(context)};
}

Result<json::object> parseObject(std::string_view text) {
    constexpr std::size_t kMostBytes = 64 * 1024;
    if (text.size() > kMostBytes) {
        return Error{
            ErrorCode::kLimitExceeded,
            "steering manifest: " + std::to_string(text.size()) + " bytes, the limit is 65536"};
    }
    json::parse_options options;
    options.max_depth = 8;
    boost::system::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_object()) {
        return invalid("expected an object of JSON");
    }
    return std::move(value.get_object());
}

Result<std::vector<std::string>> readPriority(const json::object& object) {
    constexpr std::size_t kMostPathways = 64;
    const json::value* const priority = object.if_contains("PATHWAY-PRIORITY");
    if (!priority || !priority->is_array() || priority->get_array().empty()) {
        return invalid("PATHWAY-PRIORITY: expected a list of pathways");
    }
    if (priority->get_array().size() > kMostPathways) {
        return Error{ErrorCode::kLimitExceeded, "steering manifest: more than 64 pathways"};
    }
    std::vector<std::string> pathways;
    for (const json::value& each : priority->get_array()) {
        if (!each.is_string()) {
            return invalid("PATHWAY-PRIORITY: expected texts");
        }
        pathways.emplace_back(each.get_string());
    }
    return pathways;
}

}  // namespace

Result<SteeringManifest> parseSteeringManifest(std::string_view text) {
    constexpr std::int64_t kLongestTtl = 86'400;
    SIGMA_TRY_ASSIGN(const json::object object, parseObject(text));
    const json::value* const version = object.if_contains("VERSION");
    if (!version || !version->is_int64()) {
        return invalid("VERSION: expected a number");
    }
    if (version->get_int64() != 1) {
        return Error{
            ErrorCode::kUnsupported,
            "steering manifest: version " + std::to_string(version->get_int64()) + ", expected 1"};
    }
    SteeringManifest manifest;
    SIGMA_TRY_ASSIGN(manifest.pathwayPriority, readPriority(object));
    if (const json::value* const ttl = object.if_contains("TTL"); ttl && ttl->is_int64()) {
        manifest.timeToLive =
            std::chrono::seconds(std::clamp<std::int64_t>(ttl->get_int64(), 1, kLongestTtl));
    }
    if (const json::value* const uri = object.if_contains("RELOAD-URI"); uri && uri->is_string()) {
        manifest.reloadUri = uri->get_string().c_str();
    }
    return manifest;
}

}  // namespace sigma::hls
