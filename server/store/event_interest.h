#pragma once

#include <string>
#include <vector>

namespace sigma::store {

/// Which events an enabled webhook endpoint is told of.
struct EventInterest {
    std::string endpoint;
    std::vector<std::string> types;  ///< as domain::matchesAnyEventType() takes them
};

}  // namespace sigma::store
