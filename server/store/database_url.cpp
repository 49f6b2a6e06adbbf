#include "server/store/database_url.h"

#include <array>
#include <utility>

namespace sigma::store {
namespace {

/// Parameters of libpq. A server that vanishes without closing its connections is given up after a
/// quarter of a minute, idle or not; without these it would be after hours.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTimeLimits{{
    {"connect_timeout", "5"},
    {"keepalives_idle", "5"},
    {"keepalives_interval", "3"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "10000"},
}};

bool hasParameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        const std::size_t end = query.find('&');
        const std::string_view parameter = query.substr(0, end);
        if (parameter.substr(0, parameter.find('=')) == name) {
            return true;
        }
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    }
    return false;
}

std::string withTimeLimits(std::string_view url) {
    const std::size_t mark = url.find('?');
    const bool hasQuery = mark != std::string_view::npos;
    const std::string_view query = hasQuery ? url.substr(mark + 1) : std::string_view();
    std::string limited(url);
    char separator = '?';
    if (hasQuery) {
        separator = query.empty() ? '\0' : '&';
    }
    for (const auto& [name, value] : kTimeLimits) {
        if (hasParameter(query, name)) {
            continue;
        }
        if (separator != '\0') {
            limited += separator;
        }
        limited.append(name).append("=").append(value);
        separator = '&';
    }
    return limited;
}

}  // namespace

Result<DatabaseUrl> parseDatabaseUrl(std::string_view url) {
    constexpr std::string_view kSqlite = "sqlite:";
    if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) {
        const std::string target(url.substr(kSqlite.size()));
        // SOCI takes the path in quotes, and knows no way to escape one.
        if (target.find_first_of("\"'\n") != std::string::npos) {
            return Error{ErrorCode::kInvalidArgument,
                         "the path of the database must hold no quotes and no line breaks"};
        }
        return DatabaseUrl{Dialect::kSqlite, target};
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
        return DatabaseUrl{Dialect::kPostgresql, withTimeLimits(url)};
    }
    return Error{ErrorCode::kInvalidArgument,
                 "the database's URL must be sqlite:PATH, sqlite::memory: or postgresql://..."};
}

}  // namespace sigma::store
