#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "server/api/query_reader.h"

namespace sigma::api {

/// Where a list by time and id goes on.
struct TimePosition {
    WallTime at;
    std::string id;
};

/// The keys of a cursor into a list by time and id.
std::vector<std::string> keysOf(const TimePosition& position);

/// The position that the query's cursor names; none without one. What is none is a problem.
std::optional<TimePosition> readTimePosition(QueryReader& query, std::string_view list);

/// The same for a list by a number from 1; 0 without a cursor.
std::int64_t readNumberPosition(QueryReader& query, std::string_view list);

/// The same for a list by ids; empty without a cursor.
std::string readIdPosition(QueryReader& query, std::string_view list);

}  // namespace sigma::api
