#pragma once

#include <string>
#include <string_view>

#include "core/rtmp/command.h"

namespace sigma::rtmp {

enum class StatusLevel { kStatus, kError };

/// The info object of an onStatus (RTMP 1.0, section 7.2.2).
AmfObject statusInfo(StatusLevel level, std::string_view code, std::string_view description);

/// The answer to a call: `_result` with null and, if given, one value.
Command resultReply(double transactionId);
Command resultReply(double transactionId, AmfValue value);
/// The answer to a call that failed.
Command errorReply(double transactionId, AmfObject info);
/// The answer to connect, with what the server can do, Enhanced RTMP's codecs included.
Command connectReply(double transactionId, double objectEncoding);
Command statusCommand(AmfObject info);
/// onFCPublish or onFCUnpublish, which carry the transaction id of what they answer.
Command fcReply(std::string_view name, double transactionId, AmfObject info);

}  // namespace sigma::rtmp
