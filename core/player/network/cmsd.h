#pragma once

#include <optional>
#include <string_view>

namespace sigma::player {

/// The throughput to this client that a server estimates, in bits a second: `etp` of the header
/// CMSD-Dynamic (CTA-5006), in kbit/s there. Of several servers on the way the last one's, which is
/// the nearest. Nothing where it is not said, or makes no sense.
std::optional<double> serverEstimateOf(std::string_view cmsdDynamic);

}  // namespace sigma::player
