#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/rtmp/message.h"

namespace sigma::rtmp {

/// The audio, video and data messages inside an aggregate message (RTMP 1.0, section 7.1.6).
///
/// Payloads are slices of the aggregate's. Times are moved so that the first is the aggregate's.
/// Errors: kInvalidData when a part announces more than there is; kLimitExceeded for more than
/// 4,096 parts.
Result<std::vector<Message>> splitAggregate(const Message& aggregate);

}  // namespace sigma::rtmp
