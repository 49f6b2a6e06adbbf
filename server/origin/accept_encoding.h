#pragma once

#include <string_view>

namespace sigma::origin {

/// Whether an Accept-Encoding field lists gzip and does not give it the weight 0
/// (RFC 9110, 12.5.3).
bool acceptsGzip(std::string_view acceptEncoding);

}  // namespace sigma::origin
