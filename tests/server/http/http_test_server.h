#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/http_listener.h"
#include "tests/support/wait_until.h"

namespace sigma::http::test {

using sigma::test::waitUntil;

/// Holds handlers until the test opens it from its own thread.
class Gate {
public:
    /// True when the gate was opened, false when the wait was cancelled.
    boost::asio::awaitable<bool> pass() {
        const auto executor = co_await boost::asio::this_coro::executor;
        const auto timer = std::make_shared<boost::asio::steady_timer>(executor);
        timer->expires_at(boost::asio::steady_timer::time_point::max());
        {
            const std::lock_guard lock(m_mutex);
            m_timers.push_back(timer);
        }
        auto waiting = timer->async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
        co_await std::move(waiting);
        m_cancelled += m_isOpen ? 0 : 1;
        co_return m_isOpen.load();
    }

    void open() {
        m_isOpen = true;
        const std::lock_guard lock(m_mutex);
        for (const auto& visitor : m_timers) {
            if (const auto timer = visitor.lock()) {
                boost::asio::post(timer->get_executor(), [timer] { timer->cancel(); });
            }
        }
    }

    void waitForVisitors(std::size_t count) {
        waitUntil([&] {
            const std::lock_guard lock(m_mutex);
            return m_timers.size() >= count;
        });
    }

    int cancelled() const { return m_cancelled; }

private:
    std::mutex m_mutex;
    std::vector<std::weak_ptr<boost::asio::steady_timer>> m_timers;
    std::atomic<bool> m_isOpen{false};
    std::atomic<int> m_cancelled{0};
};

/// A handler that has its answer at once.
inline HttpHandler answering(
    std::function<HttpResponse(const HttpRequest&, const PathParameters&)> answer) {
    return [answer = std::move(answer)](
               const HttpRequest& request,
               const PathParameters& parameters) -> boost::asio::awaitable<HttpResponse> {
        co_return answer(request, parameters);
    };
}

inline HttpHandler holding(Gate& gate) {
    return
        [&gate](const HttpRequest&, const PathParameters&) -> boost::asio::awaitable<HttpResponse> {
            auto passing = gate.pass();
            co_await std::move(passing);
            co_return HttpResponse::of("text/plain", SharedBuffer::take(std::string("held")));
        };
}

/// A listener on the loopback with two threads. Give it routes and limits, then start it.
class HttpTestServer {
public:
    ~HttpTestServer() {
        m_listener.reset();
        m_pool.stop();
        m_pool.join();
    }

    void start() {
        HttpService service{std::make_shared<const Router>(std::move(router)),
                            limits,
                            clock,
                            m_log,
                            counters,
                            cors};
        m_listener = HttpListener::create(m_pool, {"127.0.0.1", 0}, std::move(service)).value();
        m_pool.start();
    }

    HttpListener& listener() { return *m_listener; }
    std::uint16_t port() const { return m_listener->port(); }

    Router router;
    HttpLimits limits;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<HttpCounters> counters = std::make_shared<HttpCounters>();
    CorsPolicy cors{};

private:
    Logger m_log = Logger::toSink(LogLevel::kError, [](LogLevel, const std::string&) {});
    net::IoPool m_pool{2, m_log};
    std::unique_ptr<HttpListener> m_listener;
};

}  // namespace sigma::http::test
