#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sigma::app {

/// Does something over and over while the context runs; missed turns are left out, and all that
/// would come after its end.
class Ticker {
public:
    using Period = std::chrono::steady_clock::duration;

    Ticker(boost::asio::io_context& context, Period period, std::function<void()> job)
        : m_turns(std::make_shared<Turns>(context, period, std::move(job))) {
        m_turns->timer.expires_after(period);
        wait(m_turns);
    }
    Ticker(const Ticker&) = delete;
    Ticker& operator=(const Ticker&) = delete;
    ~Ticker() = default;

private:
    struct Turns {
        Turns(boost::asio::io_context& context, Period every, std::function<void()> what)
            : timer(context), period(every), job(std::move(what)) {}

        boost::asio::steady_timer timer;
        Period period;
        std::function<void()> job;
    };

    /// A turn that is due already is not cancelled with the timer.
    static void wait(const std::shared_ptr<Turns>& turns) {
        turns->timer.async_wait([weak = std::weak_ptr(turns)](const auto& error) {
            const std::shared_ptr<Turns> self = weak.lock();
            if (error || !self) {
                return;
            }
            self->job();
            const auto now = std::chrono::steady_clock::now();
            const auto due = self->timer.expiry() + self->period;
            self->timer.expires_at(due < now ? now + self->period : due);
            wait(self);
        });
    }

    std::shared_ptr<Turns> m_turns;
};

}  // namespace sigma::app
