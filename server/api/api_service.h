#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "server/api/live_control.h"
#include "server/api/secret_answers.h"
#include "server/api/webhook_control.h"
#include "server/domain/event_id.h"
#include "server/events/event_feed.h"
#include "server/events/webhook_url.h"
#include "server/identity/identity.h"
#include "server/store/channel_cache.h"
#include "server/store/database.h"

namespace sigma::api {

/// What the API works with. Handlers share it, so that none outlives what it refers to.
struct ApiService {
    std::shared_ptr<store::Database> database;
    std::shared_ptr<store::ChannelCache> channels;
    std::shared_ptr<identity::Identity> identity;
    std::shared_ptr<events::EventFeed> events;
    std::shared_ptr<WebhookControl> webhooks;
    std::shared_ptr<LiveControl> live;
    std::shared_ptr<const Clock> clock;
    Logger logger;

    events::WebhookUrlRules webhookUrls{};
    std::string node;     ///< the id of this server
    std::string version;  ///< of the program
    WallTime startedAt;

    /// By user, of changing one's password. addApiRoutes() makes it.
    std::shared_ptr<identity::RateLimiter> passwordAttempts;

    /// Both are touched by the database's thread only.
    std::shared_ptr<SecretAnswers> secretAnswers = std::make_shared<SecretAnswers>();
    std::shared_ptr<domain::EventIdSource> eventIds = std::make_shared<domain::EventIdSource>();
};

}  // namespace sigma::api
