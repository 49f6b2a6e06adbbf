#pragma once

#include "server/api/api_call.h"
#include "server/api/api_result.h"
#include "server/domain/channel.h"
#include "server/store/transaction.h"

namespace sigma::api {

/// Whether the channel is one that the actor may see and manage.
bool mayManage(const Actor& actor, const domain::Channel& channel);

/// The channel, if the actor may manage it. To others it is as if there were none: 404.
ApiResult<domain::Channel> findManaged(store::Transaction& transaction, const Actor& actor,
                                       const domain::ChannelId& id);

}  // namespace sigma::api
