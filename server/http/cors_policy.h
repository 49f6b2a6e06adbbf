#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sigma::http {

/// What an answer says to browsers about pages of other origins (Fetch, 3.2).
struct CorsDecision {
    std::string_view allowedOrigin = "*";  ///< empty: none may read it
    bool variesByOrigin = false;           ///< for caches, whatever this origin is told
};

/// Which pages of other origins may read answers.
///
/// Media is for everyone. What lies under the guarded prefix is for the origins named, compared
/// exactly: no patterns, no "null", no credentials. Thread: any.
class CorsPolicy {
public:
    /// Everything is for everyone.
    CorsPolicy() = default;
    CorsPolicy(std::string guardedPrefix, std::vector<std::string> origins);

    /// `origin` is the request's Origin field. Valid as long as the policy.
    CorsDecision decide(std::string_view path, std::string_view origin) const;

private:
    std::string m_guardedPrefix;
    std::vector<std::string> m_origins;
};

}  // namespace sigma::http
