#include "server/api/announce.h"

#include <boost/json/serialize.hpp>

#include "server/store/event_table.h"

namespace sigma::api {

Result<void> announce(store::Transaction& transaction, domain::EventIdSource& ids,
                      std::string_view type, const domain::ChannelId& channel, WallTime now,
                      const boost::json::object& data) {
    domain::DomainEvent event;
    event.id = ids.next(now);
    event.type = type;
    event.at = now;
    event.channel = channel;
    event.data = boost::json::serialize(data);
    SIGMA_TRY(store::EventTable(transaction).append(std::move(event)));
    return {};
}

}  // namespace sigma::api
