#include "tests/support/scripted_http_server.h"

#include <chrono>
#include <cstdlib>
#include <string_view>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sigma::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds kTrickle(10);
constexpr std::size_t kEndlessBlock = 4'096;

std::size_t bodySizeOf(const std::string& head) {
    constexpr std::string_view kLength = "\r\nContent-Length: ";
    const std::size_t begin = head.find(kLength);
    return begin == std::string::npos
               ? 0
               : std::strtoul(head.c_str() + begin + kLength.size(), nullptr, 10);
}

std::string textOf(const ScriptedHttpServer::Reply& reply) {
    std::string text = "HTTP/1.1 " + std::to_string(reply.status) + " Scripted\r\n";
    for (const auto& [name, value] : reply.headers) {
        text += name;
        text += ": ";
        text += value;
        text += "\r\n";
    }
    const std::size_t size =
        reply.manner == ScriptedHttpServer::Manner::kEndless ? 1'000'000'000 : reply.body.size();
    text += "Content-Length: " + std::to_string(size) + "\r\n\r\n";
    return text + reply.body;
}

}  // namespace

ScriptedHttpServer::ScriptedHttpServer(asio::io_context& context, Script script)
    : m_context(context),
      m_acceptor(context, {asio::ip::address_v4::loopback(), 0}),
      m_script(std::move(script)) {
    asio::co_spawn(m_context, accept(), asio::detached);
}

std::string ScriptedHttpServer::url(const std::string& pathAndQuery) const {
    return "http://127.0.0.1:" + std::to_string(m_acceptor.local_endpoint().port()) + pathAndQuery;
}

asio::awaitable<void> ScriptedHttpServer::accept() {
    while (true) {
        auto accepting = m_acceptor.async_accept(kAsTuple);
        auto [error, socket] = co_await std::move(accepting);
        if (error) {
            co_return;
        }
        ++m_connections;
        asio::co_spawn(m_context, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> ScriptedHttpServer::serve(tcp::socket socket) {
    std::string received;
    while (true) {
        auto reading =
            asio::async_read_until(socket, asio::dynamic_buffer(received), "\r\n\r\n", kAsTuple);
        const auto [error, size] = co_await std::move(reading);
        if (error) {
            co_return;
        }
        const std::string head = received.substr(0, size);
        received.erase(0, size);
        const std::size_t bodySize = bodySizeOf(head);
        if (received.size() < bodySize) {
            auto readingBody =
                asio::async_read(socket, asio::dynamic_buffer(received),
                                 asio::transfer_exactly(bodySize - received.size()), kAsTuple);
            const auto [bodyError, bodyRead] = co_await std::move(readingBody);
            if (bodyError) {
                co_return;
            }
        }
        const Reply reply = answer(head, received.substr(0, bodySize));
        received.erase(0, bodySize);
        auto sending = send(socket, reply);
        const bool goesOn = co_await std::move(sending);
        if (!goesOn) {
            co_return;
        }
    }
}

asio::awaitable<bool> ScriptedHttpServer::send(tcp::socket& socket, const Reply& reply) {
    if (reply.manner == Manner::kHeld) {
        co_return true;
    }
    if (reply.manner == Manner::kReset) {
        boost::system::error_code ignored;
        socket.set_option(asio::socket_base::linger(true, 0), ignored);
        co_return false;
    }
    const std::string text = reply.raw.empty() ? textOf(reply) : reply.raw;
    if (reply.manner == Manner::kTrickled) {
        asio::steady_timer timer(m_context);
        for (const char& byte : text) {
            timer.expires_after(kTrickle);
            auto waiting = timer.async_wait(kAsTuple);
            const auto [waitError] = co_await std::move(waiting);
            auto writing = asio::async_write(socket, asio::buffer(&byte, 1), kAsTuple);
            const auto [error, written] = co_await std::move(writing);
            if (waitError || error) {
                co_return false;
            }
        }
        co_return reply.raw.empty();
    }
    const std::string block(kEndlessBlock, '.');
    const auto bytes = asio::buffer(text);
    auto writing = asio::async_write(socket, bytes, kAsTuple);
    auto [error, written] = co_await std::move(writing);
    while (reply.manner == Manner::kEndless && !error) {
        const auto more = asio::buffer(block);
        auto writingMore = asio::async_write(socket, more, kAsTuple);
        const auto [moreError, moreWritten] = co_await std::move(writingMore);
        error = moreError;
    }
    co_return !error && reply.raw.empty();
}

ScriptedHttpServer::Reply ScriptedHttpServer::answer(const std::string& head, std::string body) {
    const std::size_t begin = head.find(' ') + 1;
    const std::string target = head.substr(begin, head.find(' ', begin) - begin);
    m_requests.push_back(target);
    const std::size_t mark = target.find('?');
    const std::string query = mark == std::string::npos ? "" : target.substr(mark + 1);
    return m_script({target.substr(0, mark), query, head, std::move(body)});
}

}  // namespace sigma::test
