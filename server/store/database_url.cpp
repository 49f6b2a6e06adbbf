#include "server/store/database_url.h"

namespace sigma::store {

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
        return DatabaseUrl{Dialect::kPostgresql, std::string(url)};
    }
    return Error{ErrorCode::kInvalidArgument,
                 "the database's URL must be sqlite:PATH, sqlite::memory: or postgresql://..."};
}

}  // namespace sigma::store
