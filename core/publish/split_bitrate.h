#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sigma::publish {

/// Gives each rendition its part of a budget; both in bits a second of video.
///
/// `maxima` are those of the renditions, above 0, the largest first. All get the same share of their
/// maximum; where that would be less than half, the largest is shed (it gets 0) and the rest share
/// anew, until one is left, which takes what there is. A rendition that was shed, as the first
/// `shedBefore` were, comes back when there are 60 % for it. Thread: any.
std::vector<std::int64_t> splitBitrate(std::int64_t budget, std::span<const std::int64_t> maxima,
                                       std::size_t shedBefore);

/// How many of the first are shed in such a split.
std::size_t shedCount(std::span<const std::int64_t> shares);

}  // namespace sigma::publish
