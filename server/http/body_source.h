#pragma once

#include <boost/asio/awaitable.hpp>

#include "core/base/shared_buffer.h"

namespace sigma::http {

/// A body that comes into being while it is sent, such as an event stream.
///
/// Its size need not be known: it goes out in chunks (RFC 9112, 7.1), to HTTP/1.0 until the
/// connection closes. Destroyed when the answer has ended, whoever ended it.
/// Thread: the context of the connection.
class BodySource {
public:
    virtual ~BodySource() = default;

    /// The next piece; an empty one ends the body. Asked for only once the socket has taken the
    /// piece before, so that a slow peer slows the source and nothing piles up.
    ///
    /// Cancelled (Asio terminal cancellation) when the peer closes, and when the server drains, in
    /// which case the body ends properly. An exception cuts the body off, for the peer to notice.
    virtual boost::asio::awaitable<SharedBuffer> next() = 0;
};

}  // namespace sigma::http
