#include "server/api/channel_json.h"

#include <boost/json/array.hpp>

#include "server/api/field_reader.h"
#include "server/api/rfc3339.h"

namespace sigma::api {
namespace {

constexpr TextRule kChannelIdRule{1, 64, "abcdefghijklmnopqrstuvwxyz0123456789_-"};
constexpr TextRule kTitleRule{1, 120, {}};
constexpr TextRule kLabelRule{0, 64, {}};
constexpr IntegerRule kPriorityRule{-1000, 1000};
constexpr IntegerRule kInitTimeoutRule{5, 120};
constexpr IntegerRule kReconnectWindowRule{0, 3600};
constexpr IntegerRule kMaxDurationRule{60, 7 * 24 * 3600};

std::optional<domain::UserId> readOwner(FieldReader& fields, const Actor& actor) {
    if (!fields.has("owner")) {
        return std::nullopt;
    }
    const auto text =
        fields.isNull("owner") ? std::optional<std::string>("") : fields.text("owner", kIdRule);
    if (text && !actor.hasEverything() && *text != actor.principal.user.value()) {
        fields.fault("owner", "not_allowed", "channels can't be given to others by a broadcaster");
        return std::nullopt;
    }
    return text ? std::optional(domain::UserId(*text)) : std::nullopt;
}

ChannelChange readSettings(FieldReader& fields, const Actor& actor) {
    ChannelChange change;
    change.title = fields.text("title", kTitleRule);
    change.owner = readOwner(fields, actor);
    change.category = fields.text("category", kLabelRule);
    change.region = fields.text("region", kLabelRule);
    change.priority = fields.integer("priority", kPriorityRule);
    change.visibility = fields.oneOf<domain::Visibility>("visibility", domain::visibilityFrom);
    change.mode = fields.oneOf<domain::LatencyMode>("latency_mode", domain::latencyModeFrom);
    change.initTimeout = fields.integer("init_timeout", kInitTimeoutRule);
    change.reconnectWindow = fields.integer("reconnect_window", kReconnectWindowRule);
    change.maxDuration = fields.integer("max_duration", kMaxDurationRule);
    return change;
}

template <class From, class To>
void assign(const std::optional<From>& from, To& to) {
    if (from) {
        to = static_cast<To>(*from);
    }
}

}  // namespace

boost::json::object toJson(const domain::Channel& channel) {
    const std::string& id = channel.id.value();
    boost::json::object json;
    json["id"] = id;
    json["title"] = channel.title;
    json["owner"] = channel.owner.empty() ? boost::json::value(nullptr)
                                          : boost::json::value(channel.owner.value());
    json["category"] = channel.category;
    json["region"] = channel.region;
    json["priority"] = channel.priority;
    json["visibility"] = toString(channel.visibility);
    json["latency_mode"] = toString(channel.mode);
    json["state"] = toString(channel.state);
    json["init_timeout"] = channel.initTimeout.count();
    json["reconnect_window"] = channel.reconnectWindow.count();
    json["max_duration"] = channel.maxDuration.count();
    json["playlist"] = "/live/" + id + "/index.m3u8";
    json["watch"] = "/watch/" + id;
    json["created_at"] = toRfc3339(channel.createdAt);
    json["updated_at"] = toRfc3339(channel.updatedAt);
    json["version"] = channel.version;
    return json;
}

boost::json::object keysJson(const domain::Channel& channel, WallTime now, bool showsKeys) {
    boost::json::array items;
    for (const domain::StreamKey& key : channel.keys) {
        if (!key.expiresAt || *key.expiresAt > now) {
            items.push_back(
                {{"key", showsKeys ? boost::json::value(key.secret) : boost::json::value(nullptr)},
                 {"created_at", toRfc3339(key.createdAt)},
                 {"expires_at", timeOrNull(key.expiresAt)}});
        }
    }
    boost::json::object json;
    json["items"] = std::move(items);
    return json;
}

void ChannelChange::applyTo(domain::Channel& channel) const {
    assign(title, channel.title);
    assign(owner, channel.owner);
    assign(category, channel.category);
    assign(region, channel.region);
    assign(priority, channel.priority);
    assign(visibility, channel.visibility);
    assign(mode, channel.mode);
    assign(initTimeout, channel.initTimeout);
    assign(reconnectWindow, channel.reconnectWindow);
    assign(maxDuration, channel.maxDuration);
}

ApiResult<ChannelChange> readNewChannel(const boost::json::object& body, const Actor& actor) {
    FieldReader fields(body);
    fields.require("title");
    const auto id = fields.text("id", kChannelIdRule);
    ChannelChange change = readSettings(fields, actor);
    SIGMA_TRY(fields.finish());
    if (id) {
        change.id = domain::ChannelId(*id);
    }
    if (!actor.hasEverything()) {
        change.owner = actor.principal.user;
    }
    return change;
}

ApiResult<ChannelChange> readChannelChange(const boost::json::object& body, const Actor& actor) {
    SIGMA_TRY(requireSomething(body));
    FieldReader fields(body);
    ChannelChange change = readSettings(fields, actor);
    SIGMA_TRY(fields.finish());
    return change;
}

}  // namespace sigma::api
