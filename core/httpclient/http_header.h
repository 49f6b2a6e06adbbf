#pragma once

#include <string>
#include <utility>

namespace sigma::httpclient {

/// A name and its value. The sender vouches for both: no line breaks.
using HttpHeader = std::pair<std::string, std::string>;

}  // namespace sigma::httpclient
