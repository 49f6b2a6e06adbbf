#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "tests/bench/load/paced_publisher.h"

namespace sigma::bench {

struct HttpAnswer {
    int status = 0;
    Clock::time_point firstByte;
    Clock::time_point lastByte;
    std::string body;
};

/// One keep-alive connection that asks and reads, with the least work that is possible.
class HttpReader {
public:
    explicit HttpReader(boost::asio::io_context& context) : m_socket(context) {}

    boost::asio::awaitable<void> connect(boost::asio::ip::tcp::endpoint server);
    boost::asio::awaitable<HttpAnswer> get(std::string path);
    /// Any request, its head and body as they stand.
    boost::asio::awaitable<HttpAnswer> ask(std::string request);

private:
    boost::asio::ip::tcp::socket m_socket;
};

}  // namespace sigma::bench
