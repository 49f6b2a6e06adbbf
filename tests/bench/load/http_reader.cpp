#include "tests/bench/load/http_reader.h"

#include <array>
#include <charconv>
#include <stdexcept>

#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sigma::bench {

namespace asio = boost::asio;

namespace {

constexpr std::string_view kLengthField = "\r\nContent-Length: ";

std::size_t contentLength(std::string_view head) {
    const std::size_t at = head.find(kLengthField);
    std::size_t length = 0;
    if (at != std::string_view::npos) {
        const char* const first = head.data() + at + kLengthField.size();
        std::from_chars(first, head.data() + head.size(), length);
    }
    return length;
}

}  // namespace

asio::awaitable<void> HttpReader::connect(asio::ip::tcp::endpoint server) {
    auto connecting = m_socket.async_connect(server, asio::use_awaitable);
    co_await std::move(connecting);
}

asio::awaitable<HttpAnswer> HttpReader::get(std::string path) {
    auto asking = ask("GET " + path + " HTTP/1.1\r\nHost: bench\r\n\r\n");
    co_return co_await std::move(asking);
}

asio::awaitable<HttpAnswer> HttpReader::ask(std::string request) {
    auto writing = asio::async_write(m_socket, asio::buffer(request), asio::use_awaitable);
    co_await std::move(writing);

    auto waiting = m_socket.async_wait(asio::ip::tcp::socket::wait_read, asio::use_awaitable);
    co_await std::move(waiting);
    HttpAnswer answer;
    answer.firstByte = Clock::now();

    std::array<char, 16384> room;
    std::string received;
    std::size_t whole = std::string::npos;
    std::size_t headEnd = std::string::npos;
    while (received.size() < whole) {
        auto reading = m_socket.async_read_some(asio::buffer(room), asio::use_awaitable);
        const std::size_t size = co_await std::move(reading);
        received.append(room.data(), size);
        if (headEnd == std::string::npos) {
            headEnd = received.find("\r\n\r\n");
            if (headEnd != std::string::npos) {
                headEnd += 4;
                whole = headEnd + contentLength(std::string_view(received).substr(0, headEnd));
            }
        }
    }
    answer.lastByte = Clock::now();
    std::from_chars(received.data() + std::string_view("HTTP/1.1 ").size(),
                    received.data() + received.size(), answer.status);
    answer.body = received.substr(headEnd);
    co_return answer;
}

}  // namespace sigma::bench
