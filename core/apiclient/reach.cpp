#include "core/apiclient/reach.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace sigma::apiclient {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSchemes = {
    {{"rtmp://", "1935"}, {"rtmps://", "443"}, {"http://", "80"}, {"https://", "443"}}};

bool isPort(std::string_view text) {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port >= 1 && port <= 65535;
}

Error unreachable(const HostAndPort& place, const std::string& reason) {
    return {ErrorCode::kIo, place.host + " does not answer: " + reason};
}

}  // namespace

Result<HostAndPort> hostOf(std::string_view url) {
    const auto scheme = std::ranges::find_if(
        kSchemes, [&](const auto& each) { return url.starts_with(each.first); });
    if (scheme == kSchemes.end()) {
        return Error{ErrorCode::kInvalidArgument,
                     "\"" + std::string(url) + "\" begins with none of rtmp, rtmps, http, https"};
    }
    std::string_view authority = url.substr(scheme->first.size());
    authority = authority.substr(0, authority.find_first_of("/?#"));
    HostAndPort place{{}, std::string(scheme->second)};
    const bool isBracketed = authority.starts_with('[');
    const std::size_t hostEnd =
        isBracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
    if (hostEnd == std::string_view::npos) {
        return Error{ErrorCode::kInvalidArgument, "an address in brackets has no end"};
    }
    place.host = authority.substr(isBracketed ? 1 : 0, hostEnd - (isBracketed ? 1 : 0));
    const std::string_view rest = authority.substr(hostEnd + (isBracketed ? 1 : 0));
    if (rest.starts_with(':')) {
        place.port = rest.substr(1);
    }
    const bool isOdd = !rest.empty() && !rest.starts_with(':');
    if (place.host.empty() || isOdd || !isPort(place.port)) {
        return Error{ErrorCode::kInvalidArgument,
                     "\"" + std::string(url) + "\" names no host and port"};
    }
    return place;
}

asio::awaitable<Result<void>> reach(asio::any_io_executor executor, HostAndPort place,
                                    std::chrono::milliseconds patience) {
    tcp::resolver resolver(executor);
    tcp::socket socket(executor);
    asio::steady_timer timer(executor, patience);
    bool isLate = false;
    timer.async_wait([&](const boost::system::error_code& error) {
        if (!error) {
            isLate = true;
            resolver.cancel();
            boost::system::error_code ignored;
            socket.close(ignored);
        }
    });
    boost::system::error_code error;
    const auto found = co_await resolver.async_resolve(
        place.host, place.port, asio::redirect_error(asio::use_awaitable, error));
    if (!error && !isLate) {
        co_await asio::async_connect(socket, found,
                                     asio::redirect_error(asio::use_awaitable, error));
    }
    timer.cancel();
    // The timer's handler refers to what is here: it runs before this coroutine goes on.
    co_await asio::post(executor, asio::use_awaitable);
    if (isLate) {
        co_return unreachable(place, "nothing came back in time");
    }
    if (error) {
        co_return unreachable(place, error.message());
    }
    co_return Result<void>();
}

}  // namespace sigma::apiclient
