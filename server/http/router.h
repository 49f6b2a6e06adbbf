#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/http/http_handler.h"

namespace sigma::http {

/// Finds the handler of a path.
///
/// A pattern is a path whose segments are literal or hold one parameter with literal text around
/// it: "/live/{channel}/part{number}.m4s". Literal segments beat parameters, longer literal text
/// around a parameter beats shorter. A parameter stands for at least one character of one
/// segment. HEAD is answered by the GET handler unless it has its own.
/// Thread: build it on one, then share it as const with any.
class Router {
public:
    struct Match {
        const HttpHandler* handler = nullptr;  ///< null when the path or the method is unknown
        PathParameters parameters;
        std::string allow;  ///< when only the method is unknown: those the path has, for Allow
    };

    Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;
    ~Router();

    /// Patterns are the program's own: a malformed or a repeated one is a bug, and asserts.
    void add(HttpMethod method, std::string_view pattern, HttpHandler handler);

    /// `path` is decoded and outlives the match.
    Match match(HttpMethod method, std::string_view path) const;

private:
    struct Node;

    std::unique_ptr<Node> m_root;
};

}  // namespace sigma::http
