#include "core/player/cmsd.h"

#include <algorithm>

#include "core/hls/decimal.h"

namespace sigma::player {
namespace {

/// Cuts off what comes before the separator.
std::string_view takeUntil(std::string_view& text, char separator) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t";
    const std::size_t first = std::min(text.find_first_not_of(kBlanks), text.size());
    const std::size_t last = text.find_last_not_of(kBlanks);
    return last == std::string_view::npos ? std::string_view()
                                          : text.substr(first, last - first + 1);
}

}  // namespace

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
