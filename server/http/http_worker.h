#pragma once

#include <memory>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include "core/net/connection_limiter.h"
#include "server/http/http_date.h"
#include "server/http/http_listener.h"
#include "server/http/http_session.h"

namespace sigma::http {

/// The sessions of one listener on one context, and the sweep that ends those that take too long.
///
/// One timer looks at all deadlines a few times a second, so that a request costs none.
/// Thread: the context's, for every member but start, setLimits, drain, abort and stop, which are
/// for any.
class HttpWorker : public std::enable_shared_from_this<HttpWorker> {
public:
    HttpWorker(boost::asio::io_context& context, HttpService service,
               std::shared_ptr<net::ConnectionLimiter> limiter);

    void start();
    /// For connections accepted from now on.
    void setLimits(const HttpLimits& limits);
    /// Sessions end as soon as they have answered, bodies of a source at once; new sessions are
    /// turned away.
    void drain();
    /// Sessions end now, and the handlers they wait for are cancelled.
    void abort();
    /// Ends the sweep.
    void stop();

    bool isOn(const boost::asio::io_context& context) const { return &m_context == &context; }
    void accept(boost::asio::ip::tcp::socket socket);
    /// Says that there are too many connections, and closes. Thread: any.
    void refuse(boost::asio::ip::tcp::socket socket) const;

    const HttpService& service() const { return m_service; }
    const std::shared_ptr<const HttpLimits>& limits() const { return m_limits; }
    bool isDraining() const { return m_isDraining; }
    SteadyTime now() const { return m_service.clock->steadyNow(); }
    /// The Date field's value; valid until the next call.
    std::string_view date() { return m_date.at(m_service.clock->wallNow()); }

private:
    void sweep();

    boost::asio::io_context& m_context;
    const HttpService m_service;
    std::shared_ptr<const HttpLimits> m_limits;
    const std::shared_ptr<net::ConnectionLimiter> m_limiter;
    boost::asio::steady_timer m_timer;
    HttpDate m_date;
    bool m_isDraining = false;
    bool m_isStopped = false;
    boost::intrusive::list<HttpSession, boost::intrusive::constant_time_size<false>> m_sessions;
};

}  // namespace sigma::http
