#include "core/publish/rtmp_publisher.h"

#include <algorithm>
#include <random>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/publish/frame_rate_divisor.h"
#include "core/publish/output_status.h"
#include "core/publish/send_limits.h"

namespace sigma::publish {
namespace {

namespace asio = boost::asio;
using asio::steady_timer;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
/// A connection that lasted so long was good: the next is tried soon.
constexpr std::chrono::seconds kGoodFor{10};

Error endedByUser() {
    return {ErrorCode::kIo, "ended"};
}

}  // namespace

RtmpPublisher::RtmpPublisher(RtmpConnection::Executors executors, RtmpPublisherSettings settings,
                             const Clock& clock, Logger logger)
    : m_executors(std::move(executors)),
      m_settings(std::move(settings)),
      m_clock(clock),
      m_log(std::move(logger)),
      m_media(m_settings.videoBitrate, m_settings.audioBitrate),
      m_policy(std::random_device()()),
      m_wake(m_executors.io, steady_timer::time_point::max()),
      m_retry(m_executors.io),
      m_patience(m_executors.io),
      m_watch(m_settings.noProgress) {}

void RtmpPublisher::start() {
    const auto self = shared_from_this();
    asio::co_spawn(
        m_executors.io, [self] { return self->run(); }, asio::detached);
}

asio::awaitable<void> RtmpPublisher::run() {
    while (!isOver()) {
        auto serving = serveOnce();
        const Error reason = co_await std::move(serving);
        if (m_isEnding) {
            stop();
            break;
        }
        if (reason.code == ErrorCode::kUnauthorized && takeRefusal(reason)) {
            break;
        }
        ++m_status.reconnects;
        setState(OutputState::kReconnecting, reason.context);
        auto waiting = waitBeforeRetry();
        co_await std::move(waiting);
    }
}

/// One connection from beginning to end; returns why it ended.
asio::awaitable<Error> RtmpPublisher::serveOnce() {
    m_connection = std::make_shared<RtmpConnection>(
        m_executors, m_settings.address, m_settings.verifiesCertificates, m_settings.timeouts);
    const Connection connection = m_connection;
    connection->onClosed([weak = weak_from_this()] {
        if (const auto self = weak.lock()) {
            self->m_wake.cancel();
        }
    });
    auto opening = connection->open();
    const Result<void> opened = co_await std::move(opening);
    if (opened.has_error()) {
        connection->close(opened.error());
        co_return opened.error();
    }
    const SteadyTime begunAt = m_clock.steadyNow();
    m_isPublishing = m_hasPublished = true;
    m_refusedSince.reset();
    setState(OutputState::kLive);
    begin();
    auto sending = sendUntilClosed(connection);
    co_await std::move(sending);
    if (m_clock.steadyNow() - begunAt >= kGoodFor) {
        m_policy.reset();
    }
    m_isPublishing = false;
    m_hasOpened = false;
    m_queue.clear();
    co_return connection->failure().value_or(endedByUser());
}

asio::awaitable<void> RtmpPublisher::sendUntilClosed(Connection connection) {
    while (!connection->failure()) {
        std::optional<OutgoingMessage> message = m_queue.pop();
        if (message) {
            const bool isVideo = message->isVideo();
            const std::size_t size = message->size();
            const std::size_t keyFrameBytes = message->isKeyFrame() ? size : 0;
            const std::int64_t timestamp = message->timestamp;
            m_isSending = true;
            auto sending = connection->send(std::move(*message));
            const Result<void> sent = co_await std::move(sending);
            m_isSending = false;
            m_queue.finishSending();
            const auto report = connection->report();
            if (report) {
                m_watch.onWritten(timestamp, keyFrameBytes, *report);
            }
            if (sent.has_value()) {
                m_status.framesSent += isVideo ? 1 : 0;
                m_status.bytesSent += size;
            }
        } else if (m_isEnding) {
            auto leaving = connection->sayGoodbye();
            co_await std::move(leaving);
        } else {
            auto waiting = m_wake.async_wait(kAsTuple);
            co_await std::move(waiting);
        }
    }
}

asio::awaitable<void> RtmpPublisher::waitBeforeRetry() {
    const std::chrono::milliseconds delay = m_policy.nextDelay();
    m_retryAt = m_clock.steadyNow() + delay;
    m_retry.expires_after(delay);
    auto waiting = m_retry.async_wait(kAsTuple);
    co_await std::move(waiting);
}

bool RtmpPublisher::takeRefusal(const Error& reason) {
    const SteadyTime now = m_clock.steadyNow();
    m_refusedSince = m_refusedSince.value_or(now);
    if (m_hasPublished && now - *m_refusedSince < m_settings.refusalPatience) {
        return false;
    }
    setState(OutputState::kRefused, reason.context);
    return true;
}

void RtmpPublisher::consume(const media::MediaEvent& event) {
    if (const auto* const track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
        OutgoingMessage header = m_media.take(*track);
        if (m_hasOpened) {
            m_queue.push(std::move(header));
        }
    } else if (const auto* const sample =
                   std::get_if<std::shared_ptr<const media::MediaSample>>(&event)) {
        enqueue(**sample);
    }
}

void RtmpPublisher::enqueue(const media::MediaSample& sample) {
    if (!m_isPublishing || m_isEnding ||
        (m_status.advice.isShed && sample.track == media::TrackKind::kVideo)) {
        return;
    }
    std::optional<OutgoingMessage> message = m_media.messageOf(sample);
    if (!message) {
        return;
    }
    if (!m_hasOpened) {
        const bool awaitsVideo = m_media.hasVideo() && !m_status.advice.isShed;
        if (awaitsVideo && !message->isKeyFrame()) {
            return;
        }
        for (OutgoingMessage& each : m_media.opening()) {
            m_queue.push(std::move(each));
        }
        m_hasOpened = true;
    }
    if (message->isKeyFrame()) {
        m_keyFrameBytes = message->size();
    }
    m_queue.push(std::move(*message));
    m_status.framesDropped = m_queue.droppedFrames();
    if (m_queue.isOverflowing()) {
        m_connection->close({ErrorCode::kLimitExceeded, "the network is far too slow"});
    }
    m_wake.cancel();
}

void RtmpPublisher::setAddress(RtmpAddress address, bool verifiesCertificates) {
    m_settings.address = std::move(address);
    m_settings.verifiesCertificates = verifiesCertificates;
    m_retryAt = m_clock.steadyNow();
    m_retry.cancel();
}

void RtmpPublisher::end(std::chrono::milliseconds patience) {
    if (m_isEnding || isOver()) {
        return;
    }
    m_isEnding = true;
    setState(OutputState::kEnding);
    m_patience.expires_after(patience);
    m_patience.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error) {
            self->stop();
        }
    });
    if (m_isPublishing) {
        m_wake.cancel();
    } else {
        stop();
    }
}

void RtmpPublisher::stop() {
    if (isOver()) {
        return;
    }
    m_isEnding = true;
    m_patience.cancel();
    m_retry.cancel();
    if (m_connection != nullptr) {
        m_connection->close(endedByUser());
    }
    // Looking up a name can't be interrupted; nobody needs to wait for it.
    setState(OutputState::kEnded);
}

OutputStatus RtmpPublisher::status() const {
    OutputStatus status = m_status;
    if (status.state == OutputState::kReconnecting) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(m_retryAt - m_clock.steadyNow());
        status.reconnectsIn = std::max(left, std::chrono::milliseconds(0));
    }
    return status;
}

/// On a connection that was just made.
void RtmpPublisher::begin() {
    m_watch.begin(m_clock.steadyNow());
    requestKeyFrame();
}

void RtmpPublisher::requestKeyFrame() {
    m_keyRequestedAt = m_clock.steadyNow();
    ++m_status.advice.keyFrameRequests;
}

std::optional<LinkSample> RtmpPublisher::measure(SteadyTime now) {
    m_status.sendBitrate = 0;
    m_status.queueDelay = std::chrono::milliseconds(0);
    m_status.roundTrip = std::chrono::microseconds(0);
    const auto report = m_isPublishing ? m_connection->report() : std::nullopt;
    if (!report) {
        return std::nullopt;
    }
    const LinkSample sample = m_watch.measure(now, *report, m_queue, m_isSending);
    if (m_watch.isStuck(now)) {
        m_connection->close({ErrorCode::kIo, "the network takes nothing any more"});
        return std::nullopt;
    }
    m_backlogBytes = sample.backlogBytes;
    m_status.sendBitrate = sample.acknowledgedBitrate;
    m_status.queueDelay = sample.delay;
    m_status.roundTrip = report->roundTrip;
    return sample;
}

void RtmpPublisher::apply(std::int64_t videoBitrate, std::int64_t maximumBitrate,
                          DropAction action) {
    const bool wasShed = std::exchange(m_status.advice.isShed, videoBitrate == 0);
    m_status.advice.videoBitrate = videoBitrate;
    if (const media::TrackInfo* const video = m_media.video()) {
        m_status.advice.frameRateDivisor = frameRateDivisor(
            videoBitrate, maximumBitrate, video->video, m_status.advice.frameRateDivisor);
    }
    if (wasShed && !m_status.advice.isShed) {
        m_queue.awaitKeyFrame();
        requestKeyFrame();
    }
    if (!m_isPublishing) {
        return;
    }
    drop(action);
    const std::int64_t bitrate = videoBitrate + m_settings.audioBitrate;
    m_connection->limit(unsentLimit(bitrate),
                        sendingPace(bitrate, m_keyFrameBytes, m_backlogBytes));
}

void RtmpPublisher::drop(DropAction action) {
    constexpr std::chrono::seconds kBetweenRequests{1};
    if (action == DropAction::kDisposableFrames) {
        m_queue.dropDisposable();
    } else if (action == DropAction::kToKeyFrame) {
        m_queue.dropToKeyFrame();
        const bool isDue = m_clock.steadyNow() - m_keyRequestedAt >= kBetweenRequests;
        if (m_queue.awaitsKeyFrame() && isDue) {
            requestKeyFrame();
        }
    }
    m_status.framesDropped = m_queue.droppedFrames();
}

void RtmpPublisher::setState(OutputState state, std::string reason) {
    if (m_isEnding && state != OutputState::kEnded) {
        state = OutputState::kEnding;
    }
    m_status.state = state;
    m_status.reason = std::move(reason);
    m_log.info(
        "publish.state",
        {{"output", m_settings.name}, {"state", toString(state)}, {"reason", m_status.reason}});
}

bool RtmpPublisher::isOver() const {
    return m_status.state == OutputState::kEnded || m_status.state == OutputState::kRefused;
}

}  // namespace sigma::publish
