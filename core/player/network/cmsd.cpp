#include "core/player/network/cmsd.h"

#include "core/base/text_pieces.h"
#include "core/hls/decimal.h"

namespace sigma::player {

std::optional<double> serverEstimateOf(std::string_view cmsdDynamic) {
    constexpr std::uint64_t kMostKilobits = 100'000'000;
    std::optional<double> estimate;
    while (!cmsdDynamic.empty()) {
        std::string_view entry = takeUntil(cmsdDynamic, ',');
        while (!entry.empty()) {
            std::string_view parameter = trimmed(takeUntil(entry, ';'));
            if (trimmed(takeUntil(parameter, '=')) != "etp") {
                continue;
            }
            const auto kilobits = hls::parseInteger(trimmed(parameter));
            if (kilobits.has_value() && *kilobits != 0 && *kilobits <= kMostKilobits) {
                estimate = static_cast<double>(*kilobits) * 1000;
            }
        }
    }
    return estimate;
}

}  // namespace sigma::player
