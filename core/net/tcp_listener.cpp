#include "core/net/tcp_listener.h"

#include <atomic>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sigma::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// Long enough not to spin, short enough that a waiting client hardly notices.
constexpr std::chrono::milliseconds kPause{100};
/// Not more, lest those who live on the same thread wait.
constexpr int kSurplusAtOnce = 64;

Error cannotListen(const Endpoint& endpoint, ErrorCode code, const std::string& reason) {
    return {code, "cannot listen on " + toString(endpoint) + ": " + reason};
}

Error cannotListen(const Endpoint& endpoint, const error_code& error) {
    if (error == asio::error::address_in_use) {
        return cannotListen(endpoint, ErrorCode::kConflict, "address in use");
    }
    return cannotListen(endpoint, ErrorCode::kIo, error.message());
}

bool isExhaustion(const error_code& error) {
    return error == boost::system::errc::too_many_files_open ||
           error == boost::system::errc::too_many_files_open_in_system ||
           error == asio::error::no_buffer_space || error == asio::error::no_memory;
}

error_code open(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    }
    if (!error && endpoint.address().is_v6()) {
        acceptor.set_option(asio::ip::v6_only(!endpoint.address().is_unspecified()), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(tcp::acceptor::max_listen_connections, error);
    }
    if (!error) {
        acceptor.non_blocking(true, error);
    }
    return error;
}

}  // namespace

/// The accepting side, kept alive by its own pending operations. Thread: that of its context.
class TcpListener::Acceptor : public std::enable_shared_from_this<Acceptor> {
public:
    Acceptor(IoPool& pool, Logger logger, OnConnection onConnection, OnSurplus onSurplus)
        : m_pool(pool),
          m_context(pool.next()),
          m_acceptor(m_context),
          m_timer(m_context),
          m_logger(std::move(logger)),
          m_onConnection(std::make_shared<const OnConnection>(std::move(onConnection))),
          m_onSurplus(std::move(onSurplus)) {}

    error_code listen(const tcp::endpoint& endpoint) {
        const error_code error = open(m_acceptor, endpoint);
        if (!error) {
            m_port = m_acceptor.local_endpoint().port();
            takeSpare();
        }
        return error;
    }

    void start() {
        asio::post(m_context, [self = shared_from_this()] { self->acceptNext(); });
    }

    void stop() {
        asio::post(m_context, [self = shared_from_this()] {
            error_code ignored;
            self->m_acceptor.close(ignored);
            self->m_spare.close(ignored);
            self->m_timer.cancel();
        });
    }

    std::uint16_t port() const { return m_port; }
    std::uint64_t pauses() const { return m_pauses.load(std::memory_order_relaxed); }

private:
    void acceptNext() {
        if (!m_acceptor.is_open()) {
            return;
        }
        m_acceptor.async_accept(m_pool.next(), [self = shared_from_this()](const error_code& error,
                                                                           tcp::socket socket) {
            self->accepted(error, std::move(socket));
        });
    }

    void accepted(const error_code& error, tcp::socket socket) {
        if (isExhaustion(error)) {
            pause(error);
            return;
        }
        // Other errors belong to one connection that ended before it was accepted.
        if (!error) {
            m_isExhausted = false;
            takeSpare();
            handOver(std::move(socket));
        }
        acceptNext();
    }

    void handOver(tcp::socket socket) {
        const auto executor = socket.get_executor();
        asio::dispatch(executor,
                       [onConnection = m_onConnection, moved = std::move(socket)]() mutable {
                           (*onConnection)(std::move(moved));
                       });
    }

    void pause(const error_code& error) {
        m_pauses.fetch_add(1, std::memory_order_relaxed);
        if (!m_isExhausted) {
            m_isExhausted = true;
            m_logger.warning("net.accept_paused", {{"port", m_port}, {"reason", error.message()}});
        }
        dismissSurplus();
        m_timer.expires_after(kPause);
        m_timer.async_wait([self = shared_from_this()](const error_code&) { self->acceptNext(); });
    }

    void dismissSurplus() {
        error_code error;
        m_spare.close(error);
        for (int count = 0; count != kSurplusAtOnce; ++count) {
            tcp::socket socket = m_acceptor.accept(m_context, error);
            if (error) {
                break;  // nobody waits, or another thread has taken the descriptor
            }
            m_onSurplus(std::move(socket));
        }
        takeSpare();
    }

    void takeSpare() {
        error_code ignored;
        if (!m_spare.is_open()) {
            m_spare.open(tcp::v4(), ignored);
        }
    }

    IoPool& m_pool;
    asio::io_context& m_context;
    tcp::acceptor m_acceptor;
    tcp::socket m_spare{m_context};  ///< a descriptor for when there are no others
    asio::steady_timer m_timer;
    Logger m_logger;
    const std::shared_ptr<const OnConnection> m_onConnection;
    const OnSurplus m_onSurplus;
    std::uint16_t m_port = 0;
    bool m_isExhausted = false;
    std::atomic<std::uint64_t> m_pauses{0};
};

TcpListener::TcpListener(std::shared_ptr<Acceptor> acceptor) : m_acceptor(std::move(acceptor)) {}

TcpListener::~TcpListener() {
    stop();
}

Result<std::unique_ptr<TcpListener>> TcpListener::create(IoPool& pool, const Endpoint& endpoint,
                                                         Logger logger, OnConnection onConnection,
                                                         OnSurplus onSurplus) {
    error_code error;
    const std::string host = endpoint.host == "localhost" ? "127.0.0.1" : endpoint.host;
    const asio::ip::address address = asio::ip::make_address(host, error);
    if (error) {
        return cannotListen(endpoint, ErrorCode::kInvalidArgument,
                            "\"" + endpoint.host + "\" is not an address of this machine");
    }
    auto acceptor = std::make_shared<Acceptor>(pool, std::move(logger), std::move(onConnection),
                                               std::move(onSurplus));
    error = acceptor->listen(tcp::endpoint(address, endpoint.port));
    if (error) {
        return cannotListen(endpoint, error);
    }
    acceptor->start();
    return std::unique_ptr<TcpListener>(new TcpListener(std::move(acceptor)));
}

std::uint16_t TcpListener::port() const {
    return m_acceptor->port();
}

void TcpListener::stop() {
    m_acceptor->stop();
}

std::uint64_t TcpListener::pauses() const {
    return m_acceptor->pauses();
}

}  // namespace sigma::net
