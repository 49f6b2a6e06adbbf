#pragma once

#include <string>

#include "core/base/clock.h"
#include "server/domain/user.h"
#include "server/http/http_request.h"
#include "server/http/path_parameters.h"

namespace sigma::api {

struct ApiService;

/// Who does something, from where, and when: what outlives the request that it came with.
struct Actor {
    domain::Principal principal;  ///< without a user where nobody has signed in
    std::string remote;           ///< address
    WallTime now;

    bool isSignedIn() const { return !principal.user.empty(); }
    /// Broadcasters and viewers have only what is their own; the others have everything.
    bool hasEverything() const {
        return principal.role == domain::Role::kAdmin || principal.role == domain::Role::kOperator;
    }
};

/// One request that was let in, as handlers see it. Valid while the handler runs.
///
/// What a handler gives to the database must be copied out of it: work in the database may outlast
/// the request.
struct ApiCall {
    const ApiService& service;
    const http::HttpRequest& request;
    const http::PathParameters& path;
    Actor actor;
    bool answersSecret = false;  ///< the answer may not be written anywhere

    std::string parameter(std::string_view name) const { return std::string(path[name]); }
};

}  // namespace sigma::api
