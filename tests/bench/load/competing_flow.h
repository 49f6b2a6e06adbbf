#pragma once

#include <chrono>
#include <string>
#include <thread>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace sigma::bench {

/// Reads and forgets what anybody sends. Thread: one of its own, in the network namespace of the
/// thread that makes it.
class BulkSink {
public:
    static constexpr std::uint16_t kPort = 1936;

    BulkSink();
    BulkSink(const BulkSink&) = delete;
    BulkSink& operator=(const BulkSink&) = delete;
    ~BulkSink();

private:
    boost::asio::awaitable<void> accept();

    boost::asio::io_context m_context{1};
    boost::asio::ip::tcp::acceptor m_acceptor;
    std::thread m_thread;
};

/// An upload of a file beside ours: as much as CUBIC takes, from one moment to another.
///
/// Thread: one of its own, in the network namespace of the thread that makes it.
class BulkFlow {
public:
    using Clock = std::chrono::steady_clock;

    BulkFlow(std::string host, Clock::time_point from, Clock::time_point to);
    BulkFlow(const BulkFlow&) = delete;
    BulkFlow& operator=(const BulkFlow&) = delete;
    ~BulkFlow();

private:
    boost::asio::awaitable<void> run(std::string host, Clock::time_point from,
                                     Clock::time_point to);

    boost::asio::io_context m_context{1};
    std::thread m_thread;
};

}  // namespace sigma::bench
