#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace sigma::store {

/// A list of texts as one column keeps it: a JSON array.
std::string writeTextList(const std::vector<std::string>& list);
/// Errors: kInvalidData.
Result<std::vector<std::string>> readTextList(std::string_view text);

}  // namespace sigma::store
