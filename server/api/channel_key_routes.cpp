#include "server/api/channel_key_routes.h"

#include <algorithm>

#include "core/crypto/secrets.h"
#include "server/api/announce.h"
#include "server/api/api_answers.h"
#include "server/api/api_service.h"
#include "server/api/audit_trail.h"
#include "server/api/channel_access.h"
#include "server/api/channel_json.h"
#include "server/api/field_reader.h"
#include "server/api/json_body.h"
#include "server/api/secret_rules.h"
#include "server/api/write_once.h"
#include "server/domain/event_types.h"
#include "server/store/channel_table.h"

namespace sigma::api {
namespace {

using boost::asio::awaitable;
using domain::Channel;
using domain::ChannelId;
using domain::StreamKey;
using http::HttpResponse;
using store::Transaction;

using Answer = ApiResult<HttpResponse>;

/// Rotating often does not make a channel with ever more keys.
constexpr std::size_t kMaxKeys = 5;
constexpr IntegerRule kOverlapRule{0, 7 * 24 * 3600};
constexpr std::int64_t kDefaultOverlap = 3600;

/// A reading is a deed too: the audit log says who has seen the keys.
awaitable<Answer> listKeys(const ApiCall& call) {
    auto reading = writeOnce(
        call,
        [actor = call.actor, id = ChannelId(call.parameter("channel"))](Transaction& t) -> Answer {
            SIGMA_TRY_ASSIGN(const Channel channel, findManaged(t, actor, id));
            SIGMA_TRY(audit(t, actor, "channel.keys_read", id.value()));
            return jsonAnswer(200, keysJson(channel, actor.now, true));
        });
    auto answer = co_await std::move(reading);
    co_return answer;
}

std::vector<StreamKey> rotated(std::vector<StreamKey> keys, WallTime now,
                               std::chrono::seconds overlap) {
    const WallTime end = now + overlap;
    for (StreamKey& key : keys) {
        key.expiresAt = std::min(key.expiresAt.value_or(end), end);
    }
    std::erase_if(keys, [now](const StreamKey& key) { return *key.expiresAt <= now; });
    keys.insert(keys.begin(), {crypto::randomSecret(kStreamKeyBits), now, std::nullopt});
    keys.resize(std::min(keys.size(), kMaxKeys));
    return keys;
}

awaitable<Answer> rotateKey(const ApiCall& call) {
    SIGMA_CO_TRY_ASSIGN(const auto body, readJsonBody(call.request));
    FieldReader fields(body);
    const std::chrono::seconds overlap(
        fields.integer("overlap", kOverlapRule).value_or(kDefaultOverlap));
    SIGMA_CO_TRY(fields.finish());
    const bool showsKeys = call.actor.principal.scopes.contains(domain::Scope::kKeysRead);
    auto writing =
        writeOnce(call,
                  [=, actor = call.actor, ids = call.service.eventIds,
                   id = ChannelId(call.parameter("channel"))](Transaction& t) -> Answer {
                      SIGMA_TRY_ASSIGN(Channel channel, findManaged(t, actor, id));
                      channel.keys = rotated(std::move(channel.keys), actor.now, overlap);
                      channel.updatedAt = actor.now;
                      SIGMA_TRY_ASSIGN(channel, store::ChannelTable(t).update(std::move(channel)));
                      const boost::json::object data{{"overlap", overlap.count()}};
                      SIGMA_TRY(announce(t, *ids, domain::event_type::kChannelKeyRotated, id,
                                         actor.now, data));
                      SIGMA_TRY(audit(t, actor, "channel.key_rotated", id.value(), data));
                      return jsonAnswer(200, keysJson(channel, actor.now, showsKeys));
                  });
    auto written = co_await std::move(writing);
    co_return written;
}

}  // namespace

ApiRoutes channelKeyRoutes() {
    return {
        {.method = http::HttpMethod::kGet,
         .pattern = "/api/v1/channels/{channel}/keys",
         .scope = domain::Scope::kKeysRead,
         .handler = listKeys},
        {.method = http::HttpMethod::kPost,
         .pattern = "/api/v1/channels/{channel}/rotate-key",
         .scope = domain::Scope::kChannelsWrite,
         .handler = rotateKey,
         .takesBody = true,
         .answersSecret = true},
    };
}

}  // namespace sigma::api
