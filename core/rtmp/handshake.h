#pragma once

#include <cstddef>
#include <utility>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::rtmp {

/// The size of C1, C2, S1 and S2.
inline constexpr std::size_t kHandshakePacketSize = 1536;

/// The server's side of the RTMP handshake, fed with bytes as they arrive.
///
/// Answers C0 and C1 with S0, S1 and S2, then takes C2. A C1 that carries a digest of Flash's
/// (the complex handshake, either scheme) is answered with digests, any other with an echo. C2 is
/// not checked: clients that never fill it in properly are in use.
/// Errors: kUnsupported for a first byte that is not version 3; final.
/// Source: RTMP 1.0, section 5.2; the complex form was never published by Adobe.
class ServerHandshake {
public:
    /// Takes what belongs to the handshake and says how many bytes that was; what follows them
    /// are chunks.
    Result<std::size_t> receive(ByteSpan bytes);

    bool isDone() const { return m_taken == kClientBytes; }

    /// What is to be sent now; empty most of the time.
    SharedBuffer takeOutput() { return std::exchange(m_output, {}); }

private:
    static constexpr std::size_t kHelloBytes = 1 + kHandshakePacketSize;
    static constexpr std::size_t kClientBytes = kHelloBytes + kHandshakePacketSize;

    Bytes m_hello;  ///< C0 and C1 as far as they have come
    std::size_t m_taken = 0;
    SharedBuffer m_output;
};

}  // namespace sigma::rtmp
