#pragma once

#include <memory>
#include <span>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"
#include "core/publish/rtmp_address.h"

namespace sigma::publish {

/// One connection to a server, over TCP or over TLS. Thread: its executor's.
class Transport {
public:
    virtual ~Transport() = default;

    /// Finds the host, connects, and shakes hands where TLS is spoken. No time-out of its own.
    /// Errors: kIo, with the host's name and what went wrong.
    virtual boost::asio::awaitable<Result<void>> open(RtmpAddress address) = 0;
    /// Some bytes, at least one. Errors: kIo, and so at the end.
    virtual boost::asio::awaitable<Result<std::size_t>> read(std::span<std::uint8_t> into) = 0;
    /// All of them. Errors: kIo.
    virtual boost::asio::awaitable<Result<void>> write(ByteSpan bytes) = 0;
    /// Says that nothing more comes; what was written still arrives.
    virtual void finish() = 0;
    /// Ends what waits, with an error; what was written and has not arrived is lost.
    virtual void close() = 0;
    /// The TCP socket; -1 while there is none.
    virtual int descriptor() = 0;
};

/// Over TLS 1.2 or 1.3 where the address says rtmps: then the server's certificate must be for its
/// host, from an authority that the machine trusts, unless `verifiesCertificates` is false.
std::unique_ptr<Transport> makeTransport(boost::asio::any_io_executor executor, bool isSecure,
                                         bool verifiesCertificates);

}  // namespace sigma::publish
