#include "tests/bench/load/arrival_log.h"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sigma::bench {

namespace asio = boost::asio;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

ArrivalLog::ArrivalLog() : m_acceptor(m_context, {asio::ip::tcp::v4(), kPort}) {
    asio::co_spawn(m_context, accept(), asio::detached);
    m_thread = std::thread([this] { m_context.run(); });
}

ArrivalLog::~ArrivalLog() {
    static_cast<void>(take());
}

std::vector<Arrival> ArrivalLog::take() {
    m_context.stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    return std::exchange(m_arrivals, {});
}

asio::awaitable<void> ArrivalLog::accept() {
    for (;;) {
        auto accepting = m_acceptor.async_accept(asio::use_awaitable);
        Socket socket = co_await std::move(accepting);
        asio::co_spawn(m_context, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> ArrivalLog::serve(Socket socket) {
    rtmp::ServerConnection connection;
    Bytes room(64 * 1024);
    for (;;) {
        auto reading = socket.async_read_some(asio::buffer(room), kAsTuple);
        const auto [error, count] = co_await std::move(reading);
        if (error || connection.receive({room.data(), count}).has_error()) {
            co_return;
        }
        note(connection);
        for (const SharedBuffer& output : connection.takeOutput()) {
            const auto buffer = asio::buffer(output.data(), output.size());
            auto writing = asio::async_write(socket, buffer, kAsTuple);
            static_cast<void>(co_await std::move(writing));
        }
    }
}

void ArrivalLog::note(rtmp::ServerConnection& connection) {
    const auto now = std::chrono::steady_clock::now();
    for (const rtmp::ServerEvent& event : connection.takeEvents()) {
        if (const auto* const wish = std::get_if<rtmp::PublishRequested>(&event)) {
            connection.acceptPublish(wish->streamId);
        } else if (const auto* const media = std::get_if<rtmp::MediaMessage>(&event)) {
            m_arrivals.push_back({media->kind == rtmp::MediaKind::kVideo,
                                  std::chrono::milliseconds(media->timestamp),
                                  media->payload.size(), now});
        }
    }
}

}  // namespace sigma::bench
