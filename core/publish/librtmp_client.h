#pragma once

#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "core/publish/outgoing_message.h"
#include "core/publish/rtmp_address.h"

namespace sigma::publish {

/// RTMP's client as librtmp speaks it, over one end of a local socket pair.
///
/// Every call blocks until the other end has taken or brought what is needed; shutting that end
/// down makes them fail. Thread: one at a time, one on which SIGPIPE is blocked (librtmp raises
/// it).
class LibrtmpClient {
public:
    /// Takes the descriptor over.
    LibrtmpClient(int descriptor, const RtmpAddress& address);
    LibrtmpClient(const LibrtmpClient&) = delete;
    LibrtmpClient& operator=(const LibrtmpClient&) = delete;
    /// Closes without a goodbye.
    ~LibrtmpClient();

    /// Handshake, connect, createStream, publish. Errors: kUnauthorized when the server refuses, in
    /// its words; kIo.
    Result<void> publish();
    /// Errors: kIo.
    Result<void> send(const OutgoingMessage& message);
    /// Handles what has arrived. Errors: as publish(), for a server that ends the stream.
    Result<void> takeIn();
    /// Tells the server that the stream is over, and closes.
    void sayGoodbye();

private:
    struct Native;

    Result<void> setChunkSize();
    Result<void> readOne(bool& isPublishing);

    std::unique_ptr<Native> m_native;
};

}  // namespace sigma::publish
