#include "server/http/lingering_close.h"

#include <array>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::size_t kLingerBytes = 1024 * 1024;

}  // namespace

asio::awaitable<void> lingerUntilRead(tcp::socket& socket) {
    boost::system::error_code ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 2048> unread;
    std::size_t discarded = 0;
    while (socket.is_open() && discarded < kLingerBytes) {
        auto reading =
            socket.async_read_some(asio::buffer(unread), asio::as_tuple(asio::use_awaitable));
        const auto [error, size] = co_await std::move(reading);
        discarded += size;
        if (error) {
            break;
        }
    }
}

}  // namespace sigma::http
