#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "server/http/outgoing_message.h"

namespace sigma::http {

/// Writes what the socket takes without waiting: would_block when some of the message is left.
///
/// Pieces that lie in a file go from there to the socket without a copy, by sendfile(2).
boost::system::error_code writeSome(boost::asio::ip::tcp::socket& socket, OutgoingMessage& message);

}  // namespace sigma::http
