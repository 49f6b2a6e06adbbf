#pragma once

#include <chrono>

namespace sigma::player {

using Duration = std::chrono::microseconds;

}  // namespace sigma::player
