#include "server/packager/live_segment.h"

#include <algorithm>

namespace sigma::packager {

bool MediaSegment::isGap() const {
    return std::ranges::all_of(parts, [](const auto& part) { return part->isGap; });
}

bool MediaSegment::isIndependent() const {
    const auto first = std::ranges::find_if(parts, [](const auto& part) { return !part->isGap; });
    return first == parts.end() || (*first)->isIndependent;
}

std::size_t MediaSegment::bytes() const {
    std::size_t sum = 0;
    for (const auto& part : parts) {
        sum += part->data.size();
    }
    return sum;
}

}  // namespace sigma::packager
