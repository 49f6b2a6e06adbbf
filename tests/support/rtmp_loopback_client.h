#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/media/media_sample.h"
#include "core/media/track_info.h"
#include "tests/support/rtmp_client.h"

namespace sigma::test {

/// An RtmpClient on one blocking connection to a server on the loopback.
///
/// Waits are bounded generously: they end a hopeless test, and decide nothing in a good one.
class RtmpLoopbackClient {
public:
    RtmpLoopbackClient(std::uint16_t port, RtmpClient::Options options);
    RtmpLoopbackClient(const RtmpLoopbackClient&) = delete;
    RtmpLoopbackClient& operator=(const RtmpLoopbackClient&) = delete;
    ~RtmpLoopbackClient();

    RtmpClient& rtmp() { return m_client; }

    /// Exchanges bytes until it is so; false when the peer has closed before.
    bool exchangeUntil(const std::function<bool()>& isSo);
    /// Connects, and publishes or plays; false when the peer has closed instead.
    bool start();
    /// Sends nothing more, and reads until the peer closes; what it says meanwhile is taken in.
    void awaitClose();
    /// The description of the newest onStatus.
    std::string statusDescription() const;

    /// False when the peer has closed.
    bool sendTrack(const media::TrackInfo& track);
    bool sendSample(const media::TrackInfo& track, const media::MediaSample& sample);
    /// Sends what rtmp() was told to.
    bool flush();
    bool sendRaw(ByteSpan bytes);
    /// Without a goodbye.
    void close();

private:
    bool receiveMore();

    int m_socket = -1;
    RtmpClient m_client;
};

}  // namespace sigma::test
