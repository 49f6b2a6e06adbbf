#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sigma::domain {

/// What a token may be good for.
enum class Scope : std::uint8_t {
    kChannelsRead,
    kChannelsWrite,
    kKeysRead,
    kSessionsRead,
    kSessionsWrite,
    kPublish,
    kUsersRead,
    kUsersWrite,
    kTokensWrite,
    kWebhooksRead,
    kWebhooksWrite,
    kEventsRead,
    kAuditRead,
    kSystemRead,
};
inline constexpr std::size_t kScopeCount = 14;

/// "channels:read" and the like.
std::string_view toString(Scope scope);
std::optional<Scope> scopeFrom(std::string_view name);

/// Some of the scopes.
class ScopeSet {
public:
    constexpr ScopeSet() = default;
    constexpr ScopeSet(std::initializer_list<Scope> scopes) {
        for (const Scope scope : scopes) {
            add(scope);
        }
    }

    constexpr void add(Scope scope) { m_bits |= 1U << static_cast<unsigned>(scope); }
    constexpr bool contains(Scope scope) const {
        return (m_bits & (1U << static_cast<unsigned>(scope))) != 0;
    }
    constexpr bool containsAll(ScopeSet others) const {
        return (m_bits & others.m_bits) == others.m_bits;
    }
    constexpr ScopeSet intersection(ScopeSet other) const {
        ScopeSet both;
        both.m_bits = m_bits & other.m_bits;
        return both;
    }
    /// In the order of the enumeration.
    std::vector<Scope> list() const;
    /// The names in that order with a blank between them, as OAuth writes scopes (RFC 6749, 3.3).
    std::string text() const;
    /// What text() has written. Errors: kInvalidArgument, naming the word that is no scope.
    static Result<ScopeSet> parse(std::string_view text);

    friend constexpr bool operator==(ScopeSet, ScopeSet) = default;

private:
    std::uint32_t m_bits = 0;
};

/// What a user is to the server.
enum class Role : std::uint8_t {
    kAdmin,        ///< everything
    kOperator,     ///< channels and sessions of everyone, no users
    kBroadcaster,  ///< publishes to the channels that are its own
    kViewer,       ///< reads the directory, keeps favourites
};

std::string_view toString(Role role);
std::optional<Role> roleFrom(std::string_view name);

/// The most that a token of somebody with this role may be good for.
ScopeSet scopesOf(Role role);

}  // namespace sigma::domain
