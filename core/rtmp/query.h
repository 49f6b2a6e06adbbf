#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sigma::rtmp {

/// One `name=value` behind the question mark of a URL, an app or a stream name; decoded.
struct QueryParameter {
    std::string name;
    std::string value;

    friend bool operator==(const QueryParameter&, const QueryParameter&) = default;
};

using QueryParameters = std::vector<QueryParameter>;

/// A text in front of its question mark, and what stood behind it.
struct NameAndQuery {
    std::string name;
    QueryParameters query;
};

/// Splits at the first question mark and decodes percent escapes of the query; a malformed
/// escape stands for itself. Of more than 32 parameters the rest is left out.
NameAndQuery splitQuery(std::string_view text);

/// The first value under that name; null when there is none.
const std::string* findParameter(const QueryParameters& query, std::string_view name);

/// Appends those of `more` whose names `query` does not have.
void addMissing(QueryParameters& query, const QueryParameters& more);

}  // namespace sigma::rtmp
