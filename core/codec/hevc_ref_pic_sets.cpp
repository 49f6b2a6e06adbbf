#include "core/codec/hevc_ref_pic_sets.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace sigma::codec {
namespace {

constexpr std::uint32_t kMaxSets = 64;
constexpr std::uint32_t kMaxPictures = 16;

/// Distances in picture order count to the pictures of one set: the past ones, nearest first,
/// then the future ones, nearest first. That is the order in which a predicted set flags them.
using RefPicSet = std::vector<std::int64_t>;

RefPicSet readPredictedSet(BitReader& reader, const RefPicSet& previous) {
    const bool isNegative = reader.flag();
    const std::int64_t magnitude = std::int64_t{reader.ue()} + 1;
    const std::int64_t shift = isNegative ? -magnitude : magnitude;
    RefPicSet past;
    RefPicSet future;
    for (std::size_t index = 0; index <= previous.size(); ++index) {
        const bool isUsed = reader.flag();
        const bool isKept = isUsed || reader.flag();
        // The entry past the last stands for the picture that the previous set belongs to.
        const std::int64_t distance = (index < previous.size() ? previous[index] : 0) + shift;
        if (isKept && distance != 0) {
            (distance < 0 ? past : future).push_back(distance);
        }
    }
    std::ranges::sort(past, std::greater<>());
    std::ranges::sort(future);
    past.insert(past.end(), future.begin(), future.end());
    return past;
}

RefPicSet readSet(BitReader& reader) {
    const std::uint32_t past = std::min(reader.ue(), kMaxPictures);
    const std::uint32_t future = std::min(reader.ue(), kMaxPictures);
    RefPicSet set;
    std::int64_t distance = 0;
    for (std::uint32_t picture = 0; picture != past + future; ++picture) {
        if (picture == past) {
            distance = 0;
        }
        const std::int64_t step = std::int64_t{reader.ue()} + 1;
        distance += picture < past ? -step : step;
        set.push_back(distance);
        reader.flag();  // used_by_curr_pic
    }
    return set;
}

}  // namespace

void skipShortTermRefPicSets(BitReader& reader) {
    const std::uint32_t count = std::min(reader.ue(), kMaxSets);
    RefPicSet set;
    for (std::uint32_t index = 0; index != count && !reader.passedEnd(); ++index) {
        const bool isPredicted = index != 0 && reader.flag();
        set = isPredicted ? readPredictedSet(reader, set) : readSet(reader);
    }
}

}  // namespace sigma::codec
