#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/database_url.h"

namespace sigma::store {

/// One step of the schema. What has been released is never changed: a later step changes it.
struct Migration {
    std::int64_t number = 0;  ///< from 1, without a gap
    std::string_view name;
    /// Statements, with an empty line between two of them. {identity} stands for a number that
    /// grows with each row, {text} for text that is ordered by its bytes.
    std::string_view sql;
    /// Statements for one of the two databases only, after the others.
    std::string_view sqliteOnly = {};
    std::string_view postgresqlOnly = {};

    /// The statements for one database, ready to run.
    std::vector<std::string> statements(Dialect dialect) const;
    /// Tells one wording of a step from another.
    std::string checksum() const;
};

}  // namespace sigma::store
