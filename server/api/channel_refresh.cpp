#include "server/api/channel_refresh.h"

#include "server/api/api_service.h"
#include "server/store/channel_table.h"

namespace sigma::api {
namespace {

constexpr unsigned kUnavailable = 503;

}  // namespace

void refreshIfUnknown(const ApiService& service, const domain::ChannelId& channel,
                      const ApiResult<http::HttpResponse>& outcome) {
    if (outcome.has_value() || outcome.error().status != kUnavailable) {
        return;
    }
    // What runs on the database's thread by now has ended before the journal's turn comes.
    service.database->journal([cache = service.channels, live = service.live,
                               channel](store::Transaction& transaction) -> Result<void> {
        const auto kept = store::ChannelTable(transaction).find(channel);
        if (kept.has_value()) {
            cache->put(*kept);
            live->update(std::make_shared<const domain::Channel>(*kept));
        } else if (kept.error().code == ErrorCode::kNotFound) {
            cache->remove(channel);
            live->close(channel);
        } else {
            return kept.error();
        }
        return {};
    });
}

}  // namespace sigma::api
