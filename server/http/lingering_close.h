#pragma once

#include <chrono>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace sigma::http {

/// How long a client may go on sending after it was refused.
inline constexpr std::chrono::milliseconds kLingerTime{2'000};

/// Ends the answer, then reads and throws away what a refused client goes on sending: closing with
/// unread bytes would reset the connection, and the refusal might be lost.
///
/// Ends when the client does, after a bounded number of bytes, or when the socket is cancelled;
/// the caller then closes. Thread: the socket's context.
boost::asio::awaitable<void> lingerUntilRead(boost::asio::ip::tcp::socket& socket);

}  // namespace sigma::http
