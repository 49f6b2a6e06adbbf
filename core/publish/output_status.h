#pragma once

#include <span>
#include <string_view>

#include "core/publish/output.h"

namespace sigma::publish {

std::string_view toString(OutputState state);

/// Of all connections of one destination: the state that needs most attention with its reason, the
/// longest delays, the sums of rates and counts. Of the advice, the bitrates' sum.
OutputStatus totalOf(std::span<const OutputStatus> statuses);

}  // namespace sigma::publish
