#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace sigma::ui {

/// A service that the broadcast goes to besides its main destination.
///
/// Its key is in SecretStore, under its id.
struct FurtherService {
    std::string id;    ///< made once and never used for another
    std::string name;  ///< for people
    std::string url;   ///< rtmp[s]://host[:port]/app
    bool isOn = true;  ///< whether broadcasts go there

    friend bool operator==(const FurtherService&, const FurtherService&) = default;
};

inline constexpr std::size_t kMostFurtherServices = 8;

/// An id that no other service has.
std::string newServiceId();

/// Errors: what is wrong with an address, for the person who typed it.
Result<void> checkServiceUrl(const std::string& url);

/// Those that broadcasts go to, in their order.
std::vector<FurtherService> switchedOn(const std::vector<FurtherService>& services);

/// Without those that have no id, or another's, and not more than there may be: for files from
/// outside.
std::vector<FurtherService> repaired(std::vector<FurtherService> services);

}  // namespace sigma::ui
