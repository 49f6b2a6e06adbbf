#include "server/api/api_routes.h"

#include <iterator>

#include "server/api/api_handler.h"
#include "server/api/auth_routes.h"
#include "server/api/channel_action_routes.h"
#include "server/api/channel_key_routes.h"
#include "server/api/channel_routes.h"
#include "server/api/delivery_routes.h"
#include "server/api/directory_routes.h"
#include "server/api/event_routes.h"
#include "server/api/me_routes.h"
#include "server/api/reference_routes.h"
#include "server/api/session_routes.h"
#include "server/api/system_routes.h"
#include "server/api/ticket_routes.h"
#include "server/api/token_routes.h"
#include "server/api/user_routes.h"
#include "server/api/webhook_routes.h"

namespace sigma::api {
namespace {

/// As signing in: five attempts a minute.
constexpr identity::RateLimit kPasswordAttempts{5, std::chrono::seconds(60)};

}  // namespace

ApiRoutes apiRoutes() {
    ApiRoutes all;
    for (ApiRoutes (*routes)() :
         {authRoutes, meRoutes, userRoutes, tokenRoutes, channelRoutes, channelKeyRoutes,
          channelActionRoutes, sessionRoutes, ticketRoutes, eventRoutes, webhookRoutes,
          deliveryRoutes, systemRoutes, directoryRoutes, referenceRoutes}) {
        ApiRoutes some = routes();
        std::ranges::move(some, std::back_inserter(all));
    }
    return all;
}

void addApiRoutes(http::Router& router, const std::shared_ptr<ApiService>& service) {
    service->passwordAttempts =
        std::make_shared<identity::RateLimiter>(kPasswordAttempts, service->clock);
    for (ApiRoute& route : apiRoutes()) {
        const auto method = route.method;
        const auto pattern = route.pattern;
        router.add(method, pattern, apiHandler(service, std::move(route)));
    }
    addPages(router);
}

}  // namespace sigma::api
