#include "tests/bench/load/paced_publisher.h"

#include <array>
#include <stdexcept>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sigma::bench {

namespace asio = boost::asio;

PacedPublisher::PacedPublisher(asio::io_context& context,
                               std::shared_ptr<const FlvRecording> recording, std::string key)
    : m_recording(std::move(recording)),
      m_client({.name = std::move(key)}),
      m_socket(context),
      m_timer(context) {}

asio::awaitable<void> PacedPublisher::run(asio::ip::tcp::endpoint server, Clock::duration delay) {
    m_timer.expires_after(delay);
    auto pausing = m_timer.async_wait(asio::use_awaitable);
    co_await std::move(pausing);
    auto starting = start(server);
    co_await std::move(starting);
    asio::co_spawn(m_socket.get_executor(), listen(), asio::detached);
    for (const FlvTag& header : m_recording->headers) {
        send(header, 0);
    }
    const Clock::time_point begin = Clock::now();
    for (std::uint32_t base = 0;; base += m_recording->length) {
        for (const FlvTag& frame : m_recording->frames) {
            const std::uint32_t time = base + frame.time;
            m_timer.expires_at(begin + std::chrono::milliseconds(time));
            auto waiting = m_timer.async_wait(asio::use_awaitable);
            co_await std::move(waiting);
            send(frame, time);
            auto flushing = flush();
            co_await std::move(flushing);
        }
    }
}

asio::awaitable<void> PacedPublisher::start(asio::ip::tcp::endpoint server) {
    auto connecting = m_socket.async_connect(server, asio::use_awaitable);
    co_await std::move(connecting);
    m_socket.set_option(asio::ip::tcp::no_delay(true));
    std::array<std::uint8_t, 4096> room{};
    while (!m_client.isStarted()) {
        auto flushing = flush();
        co_await std::move(flushing);
        auto reading = m_socket.async_read_some(asio::buffer(room), asio::use_awaitable);
        const std::size_t size = co_await std::move(reading);
        if (m_client.receive(ByteSpan(room.data(), size)).has_error()) {
            throw std::runtime_error("the server sent what is no RTMP");
        }
    }
}

asio::awaitable<void> PacedPublisher::flush() {
    const Bytes bytes = m_client.takeOutput();
    auto writing = asio::async_write(m_socket, asio::buffer(bytes), asio::use_awaitable);
    co_await std::move(writing);
    m_lastSent = Clock::now();
}

/// Acknowledgements and pings are read and left at that.
asio::awaitable<void> PacedPublisher::listen() {
    std::array<std::uint8_t, 4096> room{};
    for (;;) {
        auto reading = m_socket.async_read_some(asio::buffer(room), asio::use_awaitable);
        co_await std::move(reading);
    }
}

void PacedPublisher::send(const FlvTag& tag, std::uint32_t time) {
    if (tag.isVideo) {
        m_client.sendVideo(time, tag.body);
    } else {
        m_client.sendAudio(time, tag.body);
    }
}

}  // namespace sigma::bench
