#include "core/apiclient/api_json.h"

#include <boost/json.hpp>

namespace sigma::apiclient {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxDepth = 8;
constexpr std::size_t kMaxText = 4096;
constexpr std::size_t kMaxIngest = 16;
constexpr std::size_t kMaxChannels = 100;

Result<json::object> parseObject(std::string_view text) {
    json::parse_options options;
    options.max_depth = kMaxDepth;
    boost::system::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_object()) {
        return Error{ErrorCode::kInvalidData, "the server's answer is no JSON object"};
    }
    return std::move(value.get_object());
}

Result<std::string> textOf(const json::object& object, std::string_view field) {
    const json::value* const value = object.if_contains(field);
    if (value == nullptr || !value->is_string() || value->get_string().size() > kMaxText) {
        return Error{ErrorCode::kInvalidData,
                     "the server's answer has no text \"" + std::string(field) + "\""};
    }
    return std::string(value->get_string());
}

ErrorCode codeOf(int status) {
    switch (status) {
        case 401:
            return ErrorCode::kUnauthorized;
        case 403:
            return ErrorCode::kForbidden;
        case 404:
            return ErrorCode::kNotFound;
        case 409:
            return ErrorCode::kConflict;
        case 429:
            return ErrorCode::kRateLimited;
        default:
            return status >= 500 ? ErrorCode::kUnavailable : ErrorCode::kInvalidArgument;
    }
}

Result<IngestPlace> ingestFrom(const json::value& value) {
    if (!value.is_object()) {
        return Error{ErrorCode::kInvalidData, "an ingest place of the server is no object"};
    }
    const json::object& object = value.get_object();
    IngestPlace place;
    SIGMA_TRY_ASSIGN(place.url, textOf(object, "url"));
    SIGMA_TRY_ASSIGN(place.stream, textOf(object, "stream"));
    SIGMA_TRY_ASSIGN(const std::string role, textOf(object, "role"));
    place.isBackup = role == "backup";
    if (!place.url.starts_with("rtmp://") && !place.url.starts_with("rtmps://")) {
        return Error{ErrorCode::kInvalidData,
                     "the server sends publishers to \"" + place.url + "\", which is no RTMP URL"};
    }
    return place;
}

}  // namespace

std::string loginBody(std::string_view name, std::string_view password) {
    return json::serialize(json::object{{"name", name}, {"password", password}});
}

std::string refreshBody(std::string_view refreshToken) {
    return json::serialize(json::object{{"refresh_token", refreshToken}});
}

std::string publishTicketBody(std::string_view channel) {
    return json::serialize(json::object{{"channel", channel}});
}

Result<SignedIn> signedInFrom(std::string_view text) {
    SIGMA_TRY_ASSIGN(const json::object object, parseObject(text));
    SignedIn signedIn;
    SIGMA_TRY_ASSIGN(signedIn.accessToken, textOf(object, "access_token"));
    SIGMA_TRY_ASSIGN(signedIn.refreshToken, textOf(object, "refresh_token"));
    return signedIn;
}

Result<PublishTicket> publishTicketFrom(std::string_view text) {
    SIGMA_TRY_ASSIGN(const json::object object, parseObject(text));
    PublishTicket ticket;
    SIGMA_TRY_ASSIGN(ticket.channel, textOf(object, "channel"));
    const json::value* const ingest = object.if_contains("ingest");
    if (ingest == nullptr || !ingest->is_array() || ingest->get_array().empty()) {
        return Error{ErrorCode::kInvalidData, "the server names no place to publish to"};
    }
    for (const json::value& each : ingest->get_array()) {
        if (ticket.ingest.size() == kMaxIngest) {
            break;
        }
        SIGMA_TRY_ASSIGN(IngestPlace place, ingestFrom(each));
        ticket.ingest.push_back(std::move(place));
    }
    return ticket;
}

Result<std::vector<ChannelEntry>> channelsFrom(std::string_view text) {
    SIGMA_TRY_ASSIGN(const json::object object, parseObject(text));
    const json::value* const items = object.if_contains("items");
    if (items == nullptr || !items->is_array()) {
        return Error{ErrorCode::kInvalidData, "the server's answer has no list of channels"};
    }
    std::vector<ChannelEntry> channels;
    for (const json::value& item : items->get_array()) {
        if (!item.is_object() || channels.size() == kMaxChannels) {
            break;
        }
        ChannelEntry channel;
        SIGMA_TRY_ASSIGN(channel.id, textOf(item.get_object(), "id"));
        SIGMA_TRY_ASSIGN(channel.title, textOf(item.get_object(), "title"));
        channels.push_back(std::move(channel));
    }
    return channels;
}

Result<ChannelStatus> channelStatusFrom(std::string_view text) {
    SIGMA_TRY_ASSIGN(const json::object object, parseObject(text));
    ChannelStatus status;
    SIGMA_TRY_ASSIGN(status.state, textOf(object, "state"));
    const json::value* const viewers = object.if_contains("viewers");
    if (viewers == nullptr || !viewers->is_int64() || viewers->get_int64() < 0) {
        return Error{ErrorCode::kInvalidData, "the server does not tell how many viewers it has"};
    }
    status.viewers = viewers->get_int64();
    return status;
}

Error errorFrom(int status, std::string_view text) {
    std::string words = "the server answers with status " + std::to_string(status);
    if (const auto object = parseObject(text); object.has_value()) {
        if (const auto detail = textOf(*object, "detail"); detail.has_value() && !detail->empty()) {
            words = *detail;
        }
    }
    return {codeOf(status), std::move(words)};
}

}  // namespace sigma::apiclient
