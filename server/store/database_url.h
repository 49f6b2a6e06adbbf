#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::store {

enum class Dialect { kSqlite, kPostgresql };

/// Which database a URL means.
struct DatabaseUrl {
    Dialect dialect = Dialect::kSqlite;
    /// Of SQLite: a path, or ":memory:". Of PostgreSQL: what libpq connects to, with limits to the
    /// time for which a server that is out of reach is waited for, where the URL has none.
    std::string target;

    bool isFile() const { return dialect == Dialect::kSqlite && target != ":memory:"; }
};

/// Reads "sqlite:PATH", "sqlite::memory:", "postgresql://..." or "postgres://...".
/// Errors: kInvalidArgument, without the URL, which may hold a password.
Result<DatabaseUrl> parseDatabaseUrl(std::string_view url);

}  // namespace sigma::store
