#include "server/config/closest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace sigma::config {
namespace {

/// No key of ours comes near this length; bounds the work on what a file may hold.
constexpr std::size_t kLongestName = 64;

/// Levenshtein: insertions, deletions and replacements from one text to the other.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i != a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j != b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, diagonal + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

std::string_view closestName(std::string_view name, std::span<const std::string_view> candidates) {
    if (name.size() > kLongestName) {
        return {};
    }
    std::string_view closest;
    std::size_t leastDistance = 2 + name.size() / 4;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(name, candidate);
        if (distance < leastDistance && distance < candidate.size()) {
            leastDistance = distance;
            closest = candidate;
        }
    }
    return closest;
}

}  // namespace sigma::config
