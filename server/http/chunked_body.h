#pragma once

#include "server/http/outgoing_message.h"

namespace sigma::http {

/// Makes a message of the next piece of a body whose size nobody knows; an empty piece ends it.
///
/// In chunks (RFC 9112, 7.1), or as it is for HTTP/1.0, where closing ends the body.
void putPiece(OutgoingMessage& message, const SharedBuffer& piece, bool isHttp10);

}  // namespace sigma::http
