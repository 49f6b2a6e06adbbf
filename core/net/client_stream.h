#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/net/tls_context.h"

namespace sigma::net {

/// Whom a client connects to.
struct ServerAddress {
    std::string host;  ///< a name or an address, without the brackets of IPv6
    std::string port;  ///< decimal
    /// Connects to the first of these that answers, and asks no resolver; TLS names the host all
    /// the same.
    std::vector<boost::asio::ip::address> addresses = {};
};

/// A client's connection to a server, over TCP or over TLS.
///
/// One read and one write may be under way at a time; the stream outlives them. No time-outs:
/// close() ends what waits. Thread: its executor's.
class ClientStream {
public:
    virtual ~ClientStream() = default;

    /// Finds the host, connects without Nagle's delay, and shakes hands where TLS is spoken.
    /// Errors say what went wrong, and leave naming the host to the caller: kIo, kUnauthorized
    /// for a certificate that is not trusted.
    virtual boost::asio::awaitable<Result<void>> open(ServerAddress server) = 0;
    /// Some bytes; none where the server has closed its side. Errors: kIo.
    virtual boost::asio::awaitable<Result<std::size_t>> read(std::span<std::uint8_t> into) = 0;
    /// All of them. Errors: kIo.
    virtual boost::asio::awaitable<Result<void>> write(ByteSpan bytes) = 0;
    /// Says that nothing more comes; what was written still arrives.
    virtual void finish() = 0;
    /// Ends what waits, with an error, for good: it is not opened again. What was written and has
    /// not arrived is lost.
    virtual void close() = 0;
    /// The TCP socket; -1 while there is none.
    virtual int descriptor() = 0;
};

std::unique_ptr<ClientStream> makeTcpStream(const boost::asio::any_io_executor& executor);
/// TLS 1.2 or 1.3; the server's certificate must be for its host, as far as `tls` verifies them.
std::unique_ptr<ClientStream> makeTlsStream(const boost::asio::any_io_executor& executor,
                                            std::shared_ptr<const TlsContext> tls);

}  // namespace sigma::net
