#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/json/object.hpp>

#include "server/api/api_call.h"
#include "server/api/api_result.h"
#include "server/domain/channel.h"

namespace sigma::api {

/// Everything but the keys.
boost::json::object toJson(const domain::Channel& channel);

/// {items} of the keys that are good at `now`, the newest first; without the keys themselves for
/// those who may not see them.
boost::json::object keysJson(const domain::Channel& channel, WallTime now, bool showsKeys);

/// The fields of a channel that a request gives. What is not there is to stay as it is.
struct ChannelChange {
    std::optional<domain::ChannelId> id;  ///< of a channel to be made
    std::optional<std::string> title;
    std::optional<domain::UserId> owner;  ///< empty: the operators'
    std::optional<std::string> category;
    std::optional<std::string> region;
    std::optional<std::int64_t> priority;
    std::optional<domain::Visibility> visibility;
    std::optional<domain::LatencyMode> mode;
    std::optional<std::int64_t> initTimeout;
    std::optional<std::int64_t> reconnectWindow;
    std::optional<std::int64_t> maxDuration;

    void applyTo(domain::Channel& channel) const;
};

/// Errors: 422 with every field at fault. Broadcasters can't give channels away.
ApiResult<ChannelChange> readNewChannel(const boost::json::object& body, const Actor& actor);
ApiResult<ChannelChange> readChannelChange(const boost::json::object& body, const Actor& actor);

}  // namespace sigma::api
