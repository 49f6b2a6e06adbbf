#include "server/store/event_interest.h"

#include <algorithm>

namespace sigma::store {

bool matchesEventType(std::string_view pattern, std::string_view type) {
    if (!pattern.ends_with('*')) {
        return pattern == type;
    }
    pattern.remove_suffix(1);
    return type.starts_with(pattern);
}

bool isInterestedIn(const EventInterest& interest, std::string_view type) {
    return interest.types.empty() ||
           std::ranges::any_of(interest.types, [&](const std::string& pattern) {
               return matchesEventType(pattern, type);
           });
}

}  // namespace sigma::store
