#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sigma::store {

/// Which events an enabled webhook endpoint is told of.
struct EventInterest {
    std::string endpoint;
    std::vector<std::string> types;  ///< exact, or "session.*"; empty: all
};

/// True for "session.live" against "session.live", "session.*" and "*".
bool matchesEventType(std::string_view pattern, std::string_view type);
bool isInterestedIn(const EventInterest& interest, std::string_view type);

}  // namespace sigma::store
