#pragma once

#include <string>

namespace sigma::viewer {

/// A random UUID (RFC 9562, version 4): names one playback, and nobody.
std::string makeSessionId();

}  // namespace sigma::viewer
