#include "server/domain/scope.h"

#include <algorithm>
#include <array>

namespace sigma::domain {
namespace {

constexpr std::array<std::string_view, kScopeCount> kScopeNames{
    "channels:read",  "channels:write", "keys:read",   "sessions:read", "sessions:write",
    "publish",        "users:read",     "users:write", "tokens:write",  "webhooks:read",
    "webhooks:write", "events:read",    "audit:read",  "system:read"};
constexpr std::array<std::string_view, 4> kRoleNames{"admin", "operator", "broadcaster", "viewer"};

/// The value whose name stands at the same place of the table.
template <class Enum, std::size_t N>
std::optional<Enum> valueOf(std::string_view name, const std::array<std::string_view, N>& names) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Enum>(found - names.begin());
}

ScopeSet everyScope() {
    ScopeSet all;
    for (std::size_t index = 0; index != kScopeCount; ++index) {
        all.add(static_cast<Scope>(index));
    }
    return all;
}

}  // namespace

std::string_view toString(Scope scope) {
    return kScopeNames[static_cast<std::size_t>(scope)];
}

std::optional<Scope> scopeFrom(std::string_view name) {
    return valueOf<Scope>(name, kScopeNames);
}

std::vector<Scope> ScopeSet::list() const {
    std::vector<Scope> scopes;
    for (std::size_t index = 0; index != kScopeCount; ++index) {
        if (contains(static_cast<Scope>(index))) {
            scopes.push_back(static_cast<Scope>(index));
        }
    }
    return scopes;
}

std::string ScopeSet::text() const {
    std::string names;
    for (const Scope scope : list()) {
        names += names.empty() ? "" : " ";
        names += toString(scope);
    }
    return names;
}

Result<ScopeSet> ScopeSet::parse(std::string_view text) {
    ScopeSet scopes;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, blank);
        const auto scope = scopeFrom(word);
        if (!scope) {
            return Error{ErrorCode::kInvalidArgument,
                         "\"" + std::string(word) + "\" is not the name of a scope"};
        }
        scopes.add(*scope);
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return scopes;
}

std::string_view toString(Role role) {
    return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> roleFrom(std::string_view name) {
    return valueOf<Role>(name, kRoleNames);
}

ScopeSet scopesOf(Role role) {
    using enum Scope;
    switch (role) {
        case Role::kAdmin:
            return everyScope();
        case Role::kOperator:
            return {kChannelsRead,  kChannelsWrite, kKeysRead,    kSessionsRead,
                    kSessionsWrite, kPublish,       kTokensWrite, kWebhooksRead,
                    kWebhooksWrite, kEventsRead,    kAuditRead,   kSystemRead};
        case Role::kBroadcaster:
            return {kChannelsRead,  kChannelsWrite, kKeysRead,   kSessionsRead,
                    kSessionsWrite, kPublish,       kTokensWrite};
        case Role::kViewer:
            return {kChannelsRead};
    }
    return {};
}

}  // namespace sigma::domain
