#include "server/api/channel_access.h"

#include "server/store/channel_table.h"

namespace sigma::api {

bool mayManage(const Actor& actor, const domain::Channel& channel) {
    return actor.hasEverything() ||
           (!channel.owner.empty() && channel.owner == actor.principal.user);
}

ApiResult<domain::Channel> findManaged(store::Transaction& transaction, const Actor& actor,
                                       const domain::ChannelId& id) {
    SIGMA_TRY_ASSIGN(domain::Channel channel, store::ChannelTable(transaction).find(id));
    if (!mayManage(actor, channel)) {
        return ApiProblem(404, "not_found", "there is no such channel");
    }
    return channel;
}

}  // namespace sigma::api
