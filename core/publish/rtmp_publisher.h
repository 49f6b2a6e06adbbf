#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/media/media_event.h"
#include "core/publish/bitrate_controller.h"
#include "core/publish/connection_watch.h"
#include "core/publish/link_sample.h"
#include "core/publish/outgoing_media.h"
#include "core/publish/output.h"
#include "core/publish/reconnect_policy.h"
#include "core/publish/rtmp_connection.h"
#include "core/publish/send_queue.h"

namespace sigma::publish {

struct RtmpPublisherSettings {
    std::string name;  ///< for the log
    RtmpAddress address;
    bool verifiesCertificates = true;
    std::int64_t videoBitrate = 0;  ///< bits a second, as the metadata tells it
    std::int64_t audioBitrate = 0;
    RtmpConnection::Timeouts timeouts;
    /// With something to send and nothing acknowledged: the connection is given up.
    std::chrono::milliseconds noProgress{5'000};
    /// After a good connection, a server may take the next one for a second publisher until it has
    /// noticed that the first is gone, and a ticket may have to be renewed: refusals are no answer
    /// for so long after the first of them.
    std::chrono::milliseconds refusalPatience{60'000};
};

/// Publishes one rendition to one RTMP server, over one connection after the other.
///
/// Media that comes while there is no connection is lost; each connection begins at a key frame,
/// which status().advice asks for.
/// Thread: the io executor's.
class RtmpPublisher : public std::enable_shared_from_this<RtmpPublisher> {
public:
    RtmpPublisher(RtmpConnection::Executors executors, RtmpPublisherSettings settings,
                  const Clock& clock, Logger logger);

    void start();
    void consume(const media::MediaEvent& event);
    /// For the next connection, which is tried at once where one is waited for.
    void setAddress(RtmpAddress address, bool verifiesCertificates);
    /// Sends what waits, says goodbye, and is over within `patience`.
    void end(std::chrono::milliseconds patience);
    /// Ends at once, without a goodbye.
    void stop();

    OutputStatus status() const;

    /// How the connection did of late; nothing while there is none. Gives up one that is stuck.
    std::optional<LinkSample> measure(SteadyTime now);
    /// What has come of it: for the queue, and for the encoder by way of status(). A bitrate of 0
    /// sheds the rendition: its sound goes on. `maximumBitrate`: what it would be on a good
    /// network.
    void apply(std::int64_t videoBitrate, std::int64_t maximumBitrate, DropAction drop);

private:
    using Connection = std::shared_ptr<RtmpConnection>;

    boost::asio::awaitable<void> run();
    boost::asio::awaitable<Error> serveOnce();
    boost::asio::awaitable<void> sendUntilClosed(Connection connection);
    boost::asio::awaitable<void> waitBeforeRetry();
    bool takeRefusal(const Error& reason);
    void enqueue(const media::MediaSample& sample);
    void begin();
    void drop(DropAction action);
    void requestKeyFrame();
    void setState(OutputState state, std::string reason = {});
    bool isOver() const;

    RtmpConnection::Executors m_executors;
    RtmpPublisherSettings m_settings;
    const Clock& m_clock;
    Logger m_log;
    OutgoingMedia m_media;
    SendQueue m_queue;
    ReconnectPolicy m_policy;
    Connection m_connection;
    boost::asio::steady_timer m_wake;  ///< cancelled when there is something to send, or to end
    boost::asio::steady_timer m_retry;
    boost::asio::steady_timer m_patience;  ///< of end()
    OutputStatus m_status;
    ConnectionWatch m_watch;
    SteadyTime m_keyRequestedAt;
    std::size_t m_keyFrameBytes = 0;  ///< of the newest
    std::size_t m_backlogBytes = 0;
    bool m_isSending = false;
    SteadyTime m_retryAt;
    std::optional<SteadyTime> m_refusedSince;  ///< with no connection in between
    bool m_hasPublished = false;               ///< some time
    bool m_isPublishing = false;               ///< the server has let us
    bool m_hasOpened = false;                  ///< this connection has got its headers
    bool m_isEnding = false;
};

}  // namespace sigma::publish
