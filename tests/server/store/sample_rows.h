#pragma once

#include <string>
#include <vector>

#include "server/domain/domain_event.h"
#include "server/domain/user.h"
#include "server/domain/webhook.h"
#include "tests/server/store/store_test.h"

namespace sigma::store::test {

inline domain::DomainEvent sampleEvent(const std::string& id,
                                       const std::string& type = "session.live",
                                       std::int64_t seconds = 0) {
    domain::DomainEvent event;
    event.id = id;
    event.type = type;
    event.at = at(seconds);
    event.data = R"({"title":"Tin \"tức\" :now"})";
    return event;
}

inline domain::WebhookEndpoint sampleEndpoint(const std::string& id,
                                              std::vector<std::string> types = {}) {
    domain::WebhookEndpoint endpoint;
    endpoint.id = id;
    endpoint.url = "https://example.org/hook";
    endpoint.description = "a receiver";
    endpoint.eventTypes = std::move(types);
    endpoint.secrets = {{"whsec_new", std::nullopt}, {"whsec_old", at(60)}};
    endpoint.createdAt = at(0);
    endpoint.updatedAt = at(1);
    return endpoint;
}

inline domain::User sampleUser(const std::string& id, const std::string& name = {}) {
    domain::User user;
    user.id = domain::UserId(id);
    user.name = name.empty() ? "Name of " + id : name;
    user.passwordHash = "$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aGFzaA";
    user.role = domain::Role::kBroadcaster;
    user.createdAt = at(0);
    return user;
}

}  // namespace sigma::store::test
