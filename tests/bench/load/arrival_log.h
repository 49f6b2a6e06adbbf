#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "core/rtmp/server_connection.h"

namespace sigma::bench {

/// A message of media, when it came.
struct Arrival {
    bool isVideo = false;
    std::chrono::milliseconds timestamp{0};  ///< of the programme
    std::size_t bytes = 0;
    std::chrono::steady_clock::time_point at;
};

/// An RTMP server that lets everybody publish, and writes down when what came.
///
/// Thread: one of its own, in the network namespace of the thread that makes it.
class ArrivalLog {
public:
    static constexpr std::uint16_t kPort = 1935;

    ArrivalLog();
    ArrivalLog(const ArrivalLog&) = delete;
    ArrivalLog& operator=(const ArrivalLog&) = delete;
    ~ArrivalLog();

    /// Ends listening.
    std::vector<Arrival> take();

private:
    using Socket = boost::asio::ip::tcp::socket;

    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> serve(Socket socket);
    void note(rtmp::ServerConnection& connection);

    boost::asio::io_context m_context{1};
    boost::asio::ip::tcp::acceptor m_acceptor;
    std::vector<Arrival> m_arrivals;
    std::thread m_thread;
};

}  // namespace sigma::bench
