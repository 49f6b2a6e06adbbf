#pragma once

#include <chrono>
#include <functional>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sigma::app {

/// Does something over and over while the context runs; missed turns are left out.
class Ticker {
public:
    using Period = std::chrono::steady_clock::duration;

    Ticker(boost::asio::io_context& context, Period period, std::function<void()> job)
        : m_timer(context), m_period(period), m_job(std::move(job)) {
        m_timer.expires_after(m_period);
        wait();
    }
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;
    ~Ticker() = default;

private:
    void wait() {
        m_timer.async_wait([this](const auto& error) {
            if (error) {
                return;
            }
            m_job();
            const auto now = std::chrono::steady_clock::now();
            const auto due = m_timer.expiry() + m_period;
            m_timer.expires_at(due < now ? now + m_period : due);
            wait();
        });
    }

    boost::asio::steady_timer m_timer;
    Period m_period;
    std::function<void()> m_job;
};

}  // namespace sigma::app
