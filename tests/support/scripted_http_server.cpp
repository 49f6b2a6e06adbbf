#include "tests/support/scripted_http_server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace sigma::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

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
        bool isHeld = false;
        bool closes = false;
        const std::string reply = answer(received.substr(0, size), isHeld, closes);
        received.erase(0, size);
        if (isHeld) {
            continue;
        }
        const auto bytes = asio::buffer(reply);
        auto writing = asio::async_write(socket, bytes, kAsTuple);
        const auto [writeError, written] = co_await std::move(writing);
        if (writeError || closes) {
            co_return;
        }
    }
}

std::string ScriptedHttpServer::answer(const std::string& head, bool& isHeld, bool& closes) {
    const std::size_t begin = head.find(' ') + 1;
    const std::string target = head.substr(begin, head.find(' ', begin) - begin);
    m_requests.push_back(target);
    const std::size_t mark = target.find('?');
    const std::string query = mark == std::string::npos ? "" : target.substr(mark + 1);
    const Reply reply = m_script({target.substr(0, mark), query, head});
    isHeld = reply.isHeld;
    if (!reply.raw.empty()) {
        closes = true;
        return reply.raw;
    }
    std::string text = "HTTP/1.1 " + std::to_string(reply.status) + " Scripted\r\n";
    for (const auto& [name, value] : reply.headers) {
        text += name;
        text += ": ";
        text += value;
        text += "\r\n";
    }
    text += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n";
    return text + reply.body;
}

}  // namespace sigma::test
