#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace sigma::test {

/// An HTTP/1.1 server on the loopback whose answers the test writes, good and bad.
///
/// Lives on the io_context of the client under test, so that a test has one thread.
class ScriptedHttpServer {
public:
    struct Request {
        std::string path;
        std::string query;
        std::string head;
        std::string body = {};
    };
    enum class Manner {
        kWhole,
        kHeld,      ///< no answer ever
        kReset,     ///< none either, and the connection is reset
        kTrickled,  ///< a byte every few milliseconds
        kEndless,   ///< status and headers, then a body without end
    };
    struct Reply {
        int status = 200;
        std::string body = {};
        std::map<std::string, std::string> headers = {};
        std::string raw = {};  ///< sent as it is, in place of all that; the connection closes then
        Manner manner = Manner::kWhole;
    };
    using Script = std::function<Reply(const Request&)>;

    ScriptedHttpServer(boost::asio::io_context& context, Script script);

    std::string url(const std::string& pathAndQuery) const;
    std::size_t connectionCount() const { return m_connections; }
    /// Path and query of each request, in order.
    const std::vector<std::string>& requests() const { return m_requests; }

private:
    boost::asio::awaitable<void> accept();
    boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket socket);
    Reply answer(const std::string& head, std::string body);
    boost::asio::awaitable<bool> send(boost::asio::ip::tcp::socket& socket, const Reply& reply);

    boost::asio::io_context& m_context;
    boost::asio::ip::tcp::acceptor m_acceptor;
    Script m_script;
    std::size_t m_connections = 0;
    std::vector<std::string> m_requests;
};

}  // namespace sigma::test
