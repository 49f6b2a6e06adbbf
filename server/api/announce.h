#pragma once

#include <string_view>

#include <boost/json/object.hpp>

#include "core/base/result.h"
#include "server/api/api_call.h"
#include "server/domain/channel.h"
#include "server/domain/event_id.h"
#include "server/store/transaction.h"

namespace sigma::api {

/// Writes that something happened to a channel into the event log, in the transaction in which it
/// happens; webhooks and followers hear of it after the commit. Errors: kUnavailable, kIo.
Result<void> announce(store::Transaction& transaction, domain::EventIdSource& ids,
                      std::string_view type, const domain::ChannelId& channel, WallTime now,
                      const boost::json::object& data);

}  // namespace sigma::api
