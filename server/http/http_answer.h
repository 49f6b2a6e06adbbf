#pragma once

#include <utility>
#include <variant>

#include <boost/asio/awaitable.hpp>

#include "server/http/http_response.h"

namespace sigma::http {

/// What a handler gives back: the response where it is known at once, which costs no coroutine, or
/// one to wait for.
class HttpAnswer {
public:
    using Awaited = boost::asio::awaitable<HttpResponse>;

    // Implicit, so that handlers return whichever they have.
    HttpAnswer(HttpResponse response) : m_answer(std::move(response)) {}
    HttpAnswer(Awaited awaited) : m_answer(std::move(awaited)) {}

    /// Null when it has to be waited for.
    HttpResponse* ready() { return std::get_if<HttpResponse>(&m_answer); }

    /// To be awaited, whichever it is.
    Awaited wait() && {
        if (auto* const response = ready()) {
            return completed(std::move(*response));
        }
        return std::move(std::get<Awaited>(m_answer));
    }

private:
    static Awaited completed(HttpResponse response) { co_return response; }

    std::variant<HttpResponse, Awaited> m_answer;
};

}  // namespace sigma::http
