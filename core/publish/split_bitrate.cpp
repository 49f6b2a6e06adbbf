#include "core/publish/split_bitrate.h"

#include <algorithm>
#include <numeric>

namespace sigma::publish {
namespace {

constexpr std::int64_t kLeastPercent = 50;
constexpr std::int64_t kPercentToReturn = 60;

}  // namespace

std::vector<std::int64_t> splitBitrate(std::int64_t budget, std::span<const std::int64_t> maxima,
                                       std::size_t shedBefore) {
    std::vector<std::int64_t> shares(maxima.size(), 0);
    std::size_t first = 0;
    std::int64_t wanted = std::accumulate(maxima.begin(), maxima.end(), std::int64_t{0});
    while (first + 1 < maxima.size()) {
        const std::int64_t least = first < shedBefore ? kPercentToReturn : kLeastPercent;
        if (budget >= wanted * least / 100) {
            break;
        }
        wanted -= maxima[first];
        ++first;
    }
    for (std::size_t index = first; index != maxima.size(); ++index) {
        shares[index] = std::min(maxima[index], budget * maxima[index] / wanted);
    }
    return shares;
}

std::size_t shedCount(std::span<const std::int64_t> shares) {
    const auto kept = std::ranges::find_if(shares, [](std::int64_t share) { return share != 0; });
    return static_cast<std::size_t>(std::distance(shares.begin(), kept));
}

}  // namespace sigma::publish
