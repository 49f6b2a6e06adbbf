#include "core/net/io_pool.h"

#include <cassert>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <system_error>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/net/bulk_pacer.h"

namespace sigma::net {

namespace {

constexpr int kOneThread = 1;

/// A peer that has gone is an error of the write. Writes say so by a flag; sendfile(2) has none.
void refusePipeSignals() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

/// Can let go of its handlers while it still exists.
class Context final : public boost::asio::io_context {
public:
    Context() : io_context(kOneThread) {
        // Makes Asio open the context's own files now, while there are some to be had.
        const boost::asio::steady_timer timer(*this);
    }
    using boost::asio::io_context::shutdown;
};

}  // namespace

struct IoPool::Worker {
    Context context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        context.get_executor()};
    std::thread thread;

    BulkPacer& pacer = boost::asio::use_service<BulkPacer>(context);

    /// Until the context is stopped: waits for events, and runs the handlers of all that came.
    void takeTurns() {
        while (context.run_one() != 0) {
            const std::size_t handlers = 1 + context.poll();
            const auto pause = pacer.pauseAfterTurn(handlers, std::chrono::steady_clock::now());
            if (pause.count() != 0) {
                std::this_thread::sleep_for(pause);
            }
        }
    }

    void run(const Logger& logger) {
        refusePipeSignals();
        try {
            takeTurns();
        } catch (const std::exception& exception) {
            logger.error("net.thread_failed", {{"reason", exception.what()}});
            std::abort();
        } catch (...) {
            logger.error("net.thread_failed", {{"reason", "unknown exception"}});
            std::abort();
        }
    }
};

IoPool::IoPool(std::size_t threads, Logger logger) : m_logger(std::move(logger)) {
    assert(threads > 0);
    for (std::size_t index = 0; index != threads; ++index) {
        m_workers.push_back(std::make_unique<Worker>());
    }
}

IoPool::~IoPool() {
    stop();
    join();
    // A handler of one context may own sockets of another, so none goes before all are empty.
    for (const auto& worker : m_workers) {
        worker->context.shutdown();
    }
}

boost::asio::io_context& IoPool::context(std::size_t index) {
    assert(index < m_workers.size());
    return m_workers[index]->context;
}

boost::asio::io_context& IoPool::next() {
    return context(m_next.fetch_add(1, std::memory_order_relaxed) % m_workers.size());
}

void IoPool::start() {
    try {
        for (const auto& worker : m_workers) {
            assert(!worker->thread.joinable());
            worker->thread =
                std::thread([this, running = worker.get()] { running->run(m_logger); });
        }
    } catch (const std::system_error&) {
        // Whoever is told so lets go of what the handlers refer to.
        stop();
        join();
        throw;
    }
}

void IoPool::stop() {
    for (const auto& worker : m_workers) {
        worker->context.stop();
    }
}

void IoPool::join() {
    for (const auto& worker : m_workers) {
        if (worker->thread.joinable()) {
            worker->thread.join();
        }
    }
}

}  // namespace sigma::net
