#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "server/domain/channel.h"
#include "server/domain/scope.h"

namespace sigma::domain {

/// Somebody who can sign in.
struct User {
    UserId id;
    std::string name;          ///< what they sign in with; unique, compared without case
    std::string passwordHash;  ///< Argon2id in its own encoding; never leaves the server
    Role role = Role::kViewer;
    bool isEnabled = true;
    WallTime createdAt;
    std::optional<WallTime> lastSignIn;
    std::int64_t version = 1;

    friend bool operator==(const User&, const User&) = default;
};

/// Whom a request comes from, and what they may do.
struct Principal {
    UserId user;
    std::string name;
    Role role = Role::kViewer;
    ScopeSet scopes;
    std::string tokenId;  ///< of the API token or the sign-in that it came with
};

}  // namespace sigma::domain
