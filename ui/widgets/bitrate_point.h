#pragma once

#include <cstddef>

namespace sigma::widgets {

/// One second of an upload, in bits a second.
struct BitratePoint {
    double sent = 0;
    double wanted = 0;
};

inline constexpr std::size_t kMostBitratePoints = 120;  ///< two minutes

}  // namespace sigma::widgets
