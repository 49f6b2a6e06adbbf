#pragma once

#include <string>
#include <string_view>

namespace sigma::ui {

/// Scheme, host and port of a URL as a person typed it, in lower case: whose secrets may go there.
/// Empty where it has none.
std::string originOf(std::string_view url);

}  // namespace sigma::ui
