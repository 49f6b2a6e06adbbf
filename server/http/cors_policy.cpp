#include "server/http/cors_policy.h"

#include <algorithm>

namespace sigma::http {

CorsPolicy::CorsPolicy(std::string guardedPrefix, std::vector<std::string> origins)
    : m_guardedPrefix(std::move(guardedPrefix)), m_origins(std::move(origins)) {}

CorsDecision CorsPolicy::decide(std::string_view path, std::string_view origin) const {
    if (m_guardedPrefix.empty() || !path.starts_with(m_guardedPrefix)) {
        return {};
    }
    const auto allowed = std::ranges::find(m_origins, origin);
    return {allowed == m_origins.end() ? std::string_view() : std::string_view(*allowed), true};
}

}  // namespace sigma::http
