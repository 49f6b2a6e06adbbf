#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/api_result.h"

namespace sigma::api {

/// Where a page of a list ended, as text that nobody is meant to read.
///
/// It holds the sort keys of the last item and the list's name, and nothing that its reader has
/// not seen in the items, so that it needs no signature: whoever makes one up begins elsewhere in
/// a list that they may read.
std::string writeCursor(std::string_view list, const std::vector<std::string>& keys);

/// The keys of a cursor from outside, `count` of them. Errors: 422 at `cursor` for what is none,
/// or is another list's.
ApiResult<std::vector<std::string>> readCursor(std::string_view list, std::string_view cursor,
                                               std::size_t count);

}  // namespace sigma::api
