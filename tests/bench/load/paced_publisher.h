#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "tests/bench/load/flv_recording.h"
#include "tests/support/rtmp_client.h"

namespace sigma::bench {

using Clock = std::chrono::steady_clock;

/// When one of `count` publishers begins: spread over a second, as publishers are. Those that begin
/// at once go on in step, and wait for each other at the server.
constexpr Clock::duration beginOf(std::size_t index, std::size_t count) {
    constexpr Clock::duration kSpread = std::chrono::seconds(1);
    return kSpread * index / count;
}
static_assert(beginOf(0, 50) == std::chrono::seconds(0));
static_assert(beginOf(1, 50) == std::chrono::milliseconds(20));
static_assert(beginOf(49, 50) == std::chrono::milliseconds(980));

/// Publishes a recording in the time that it plays, over and over.
///
/// Thread: the context's.
class PacedPublisher {
public:
    PacedPublisher(boost::asio::io_context& context, std::shared_ptr<const FlvRecording> recording,
                   std::string key);

    /// Begins after `delay`. Ends with an exception when the connection does.
    boost::asio::awaitable<void> run(boost::asio::ip::tcp::endpoint server, Clock::duration delay);

    bool isStarted() const { return m_client.isStarted(); }
    /// When the last message had been handed to the system whole.
    Clock::time_point lastSent() const { return m_lastSent; }

private:
    boost::asio::awaitable<void> start(boost::asio::ip::tcp::endpoint server);
    boost::asio::awaitable<void> flush();
    boost::asio::awaitable<void> listen();
    void send(const FlvTag& tag, std::uint32_t time);

    std::shared_ptr<const FlvRecording> m_recording;
    test::RtmpClient m_client;
    boost::asio::ip::tcp::socket m_socket;
    boost::asio::steady_timer m_timer;
    Clock::time_point m_lastSent;
};

}  // namespace sigma::bench
