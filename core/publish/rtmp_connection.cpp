#include "core/publish/rtmp_connection.h"

#include <array>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/publish/tcp_socket.h"

namespace sigma::publish {
namespace {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPumpBytes = 8 * 1024;
constexpr int kPairBytes = 8 * 1024;

std::unique_ptr<net::ClientStream> makeTransport(const asio::any_io_executor& executor,
                                                 bool isSecure, bool verifiesCertificates) {
    if (isSecure) {
        return net::makeTlsStream(executor,
                                  std::make_shared<net::TlsContext>(verifiesCertificates));
    }
    return net::makeTcpStream(executor);
}

Error sessionOver() {
    return {ErrorCode::kIo, "the stream is over"};
}

Error serverClosed() {
    return {ErrorCode::kIo, "the server closed the connection"};
}

}  // namespace

RtmpConnection::RtmpConnection(Executors executors, RtmpAddress address, bool verifiesCertificates,
                               Timeouts timeouts)
    : m_executors(std::move(executors)),
      m_address(std::move(address)),
      m_timeouts(timeouts),
      m_transport(makeTransport(m_executors.io, m_address.isSecure, verifiesCertificates)),
      m_local(m_executors.io),
      m_deadline(m_executors.io),
      m_finished(m_executors.io, asio::steady_timer::time_point::max()) {}

template <class Job>
asio::awaitable<Result<void>> RtmpConnection::block(Job job) {
    auto running = asio::co_spawn(
        m_executors.blocking,
        [client = m_client, job]() -> asio::awaitable<Result<void>> { co_return job(*client); },
        asio::use_awaitable);
    Result<void> result = co_await std::move(running);
    if (m_failure) {
        co_return *m_failure;
    }
    co_return result;
}

asio::awaitable<Result<void>> RtmpConnection::open() {
    const auto self = shared_from_this();
    m_deadline.expires_after(m_timeouts.open);
    m_deadline.async_wait([self](const error_code& error) {
        if (!error) {
            self->close({ErrorCode::kIo, self->m_address.host + ": no answer in time"});
        }
    });
    auto opening = m_transport->open({m_address.host, m_address.port});
    const Result<void> opened = co_await std::move(opening);
    if (m_failure) {
        co_return *m_failure;
    }
    if (opened.has_error()) {
        co_return Error{opened.error().code, m_address.host + ": " + opened.error().context};
    }
    TcpSocket(m_transport->descriptor()).prepare(m_timeouts.dead);
    const Result<int> descriptor = makePair();
    if (descriptor.has_error()) {
        co_return descriptor.error();
    }
    m_client = std::make_shared<LibrtmpClient>(*descriptor, m_address);
    startPumps();
    auto publishing = block([](LibrtmpClient& client) { return client.publish(); });
    const Result<void> published = co_await std::move(publishing);
    m_deadline.cancel();
    if (published.has_error() && published.error().code == ErrorCode::kIo && m_inputEnd) {
        co_return Error{ErrorCode::kIo,
                        m_address.host +
                            " hangs up instead of taking the stream: is the key right? (" +
                            m_inputEnd->context + ")"};
    }
    if (published.has_error()) {
        co_return published.error();
    }
    m_phase = Phase::kPublishing;
    co_return Result<void>();
}

Result<int> RtmpConnection::makePair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return Error{ErrorCode::kIo, "no more connections: too many files are open"};
    }
    for (const int end : ends) {
        static_cast<void>(::setsockopt(end, SOL_SOCKET, SO_SNDBUF, &kPairBytes, sizeof kPairBytes));
    }
    m_local.assign(stream_protocol(), ends[0]);
    return ends[1];
}

void RtmpConnection::startPumps() {
    const auto self = shared_from_this();
    asio::co_spawn(
        m_executors.io, [self] { return self->pumpOut(); }, asio::detached);
    asio::co_spawn(
        m_executors.io, [self] { return self->pumpIn(); }, asio::detached);
}

/// Once the server takes no more, what librtmp sends goes nowhere: the connection ends when all
/// that the server has said is read, which may be why.
asio::awaitable<void> RtmpConnection::pumpOut() {
    std::array<std::uint8_t, kPumpBytes> bytes{};
    bool isTaken = true;
    while (true) {
        auto reading = m_local.async_read_some(asio::buffer(bytes), kAsTuple);
        const auto [error, count] = co_await std::move(reading);
        if (error) {
            m_transport->finish();
            co_return;
        }
        if (!isTaken) {
            continue;
        }
        m_pumped = count;
        m_pumpedInAll += count;
        auto writing = m_transport->write({bytes.data(), count});
        const Result<void> written = co_await std::move(writing);
        m_pumped = 0;
        isTaken = written.has_value();
    }
}

asio::awaitable<void> RtmpConnection::pumpIn() {
    std::array<std::uint8_t, kPumpBytes> bytes{};
    while (true) {
        auto reading = m_transport->read(bytes);
        const Result<std::size_t> count = co_await std::move(reading);
        if (count.has_error() || *count == 0) {
            auto ending = endInput(count.has_error() ? count.error() : serverClosed());
            co_await std::move(ending);
            co_return;
        }
        auto writing = asio::async_write(m_local, asio::buffer(bytes.data(), *count), kAsTuple);
        const auto [error, written] = co_await std::move(writing);
        // After the goodbye nobody listens there, and the server's end is all that is waited for.
        if (!error && m_phase == Phase::kPublishing) {
            const auto self = shared_from_this();
            asio::co_spawn(
                m_executors.io, [self] { return self->takeIn(); }, asio::detached);
        }
    }
}

/// A server's last words may say why it closes: librtmp gets to read them.
asio::awaitable<void> RtmpConnection::endInput(Error reason) {
    if (m_failure) {
        co_return;
    }
    error_code ignored;
    m_local.shutdown(stream_protocol::socket::shutdown_send, ignored);
    if (m_phase == Phase::kOpening) {
        m_inputEnd = std::move(reason);
        co_return;
    }
    if (m_phase == Phase::kPublishing) {
        auto taking = block([](LibrtmpClient& client) { return client.takeIn(); });
        const Result<void> taken = co_await std::move(taking);
        if (taken.has_error() && taken.error().code == ErrorCode::kUnauthorized) {
            reason = taken.error();
        }
    }
    close(std::move(reason));
}

asio::awaitable<void> RtmpConnection::takeIn() {
    const auto self = shared_from_this();
    auto taking = block([](LibrtmpClient& client) { return client.takeIn(); });
    const Result<void> taken = co_await std::move(taking);
    if (taken.has_error() && m_phase == Phase::kPublishing) {
        close(taken.error());
    }
}

asio::awaitable<Result<void>> RtmpConnection::send(OutgoingMessage message) {
    auto shared = std::make_shared<const OutgoingMessage>(std::move(message));
    auto sending = block([shared](LibrtmpClient& client) { return client.send(*shared); });
    Result<void> sent = co_await std::move(sending);
    if (sent.has_error()) {
        close(sent.error());
    }
    co_return sent;
}

asio::awaitable<void> RtmpConnection::sayGoodbye() {
    m_phase = Phase::kLeaving;
    auto leaving = block([](LibrtmpClient& client) {
        client.sayGoodbye();
        return Result<void>();
    });
    const Result<void> left = co_await std::move(leaving);
    if (left.has_error()) {
        co_return;
    }
    auto waiting = m_finished.async_wait(kAsTuple);
    co_await std::move(waiting);
    close(sessionOver());
}

void RtmpConnection::close(Error reason) {
    if (m_failure) {
        return;
    }
    m_failure = std::move(reason);
    m_deadline.cancel();
    m_finished.cancel();
    m_transport->close();
    error_code ignored;
    m_local.shutdown(stream_protocol::socket::shutdown_both, ignored);
    m_local.close(ignored);
    if (m_onClosed) {
        asio::post(m_executors.io, std::move(m_onClosed));
    }
}

std::optional<LinkReport> RtmpConnection::report() {
    const int descriptor = m_transport->descriptor();
    if (descriptor < 0) {
        return std::nullopt;
    }
    auto report = TcpSocket(descriptor).report();
    if (report) {
        int inPair = 0;
        report->bytesWritten = m_pumpedInAll;
        if (::ioctl(m_local.native_handle(), FIONREAD, &inPair) == 0) {
            report->bytesWritten += static_cast<std::size_t>(inPair);
            report->bytesUnsent += static_cast<std::size_t>(inPair);
        }
        report->bytesUnsent += m_pumped;
    }
    return report;
}

void RtmpConnection::limit(std::size_t unsentBytes, std::int64_t pace) {
    const int descriptor = m_transport->descriptor();
    if (descriptor >= 0) {
        TcpSocket(descriptor).limitUnsent(unsentBytes);
        TcpSocket(descriptor).limitPace(pace);
    }
}

}  // namespace sigma::publish
