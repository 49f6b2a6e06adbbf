#include "tests/bench/load/competing_flow.h"

#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "core/base/shared_buffer.h"

namespace sigma::bench {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

asio::awaitable<void> forget(tcp::socket socket) {
    Bytes room(64 * 1024);
    for (;;) {
        auto reading = socket.async_read_some(asio::buffer(room), kAsTuple);
        const auto [error, count] = co_await std::move(reading);
        if (error) {
            co_return;
        }
    }
}

}  // namespace

BulkSink::BulkSink() : m_acceptor(m_context, {tcp::v4(), kPort}) {
    asio::co_spawn(m_context, accept(), asio::detached);
    m_thread = std::thread([this] { m_context.run(); });
}

BulkSink::~BulkSink() {
    m_context.stop();
    m_thread.join();
}

asio::awaitable<void> BulkSink::accept() {
    for (;;) {
        auto accepting = m_acceptor.async_accept(asio::use_awaitable);
        tcp::socket socket = co_await std::move(accepting);
        asio::co_spawn(m_context, forget(std::move(socket)), asio::detached);
    }
}

BulkFlow::BulkFlow(std::string host, Clock::time_point from, Clock::time_point to) {
    asio::co_spawn(m_context, run(std::move(host), from, to), asio::detached);
    m_thread = std::thread([this] { m_context.run(); });
}

BulkFlow::~BulkFlow() {
    m_context.stop();
    m_thread.join();
}

asio::awaitable<void> BulkFlow::run(std::string host, Clock::time_point from,
                                    Clock::time_point to) {
    constexpr std::string_view kCubic = "cubic";
    asio::steady_timer timer(m_context, from);
    auto pausing = timer.async_wait(asio::use_awaitable);
    co_await std::move(pausing);
    tcp::socket socket(m_context);
    const tcp::endpoint sink(asio::ip::make_address(host), BulkSink::kPort);
    auto connecting = socket.async_connect(sink, asio::use_awaitable);
    co_await std::move(connecting);
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_CONGESTION, kCubic.data(), kCubic.size());
    const Bytes bytes(16 * 1024);
    while (Clock::now() < to) {
        auto writing = asio::async_write(socket, asio::buffer(bytes), kAsTuple);
        const auto [error, count] = co_await std::move(writing);
        if (error) {
            co_return;
        }
    }
    // What the kernel still holds is not to go on.
    socket.set_option(tcp::socket::linger(true, 0));
    socket.close();
}

}  // namespace sigma::bench
