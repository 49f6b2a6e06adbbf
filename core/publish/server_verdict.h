#pragma once

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::publish {

/// What a command from an RTMP server means for whoever publishes to it.
///
/// `invoke` is the payload of a command message (RTMP 1.0, 7.2). What cannot be read is no error:
/// it says nothing. Errors: kUnauthorized where the server refuses the connection or the stream, in
/// its words, made printable and short.
Result<void> verdictOf(ByteSpan invoke);

}  // namespace sigma::publish
