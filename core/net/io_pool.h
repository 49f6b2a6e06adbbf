#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/logger.h"

namespace boost::asio {
class io_context;
}

namespace sigma::net {

/// One Asio io_context with one thread for each core that the program may use.
///
/// What lives on a context is touched by that context's thread only, so it needs no lock; others
/// post to it. Handlers must not throw: an exception that reaches a thread's entry is logged and
/// ends the program. Destruction destroys the handlers that never ran, so what they refer to must
/// outlive the pool. Thread: start, stop and join belong to the owner; the rest is for any.
class IoPool {
public:
    /// `threads` is at least 1.
    IoPool(std::size_t threads, Logger logger);
    IoPool(const IoPool&) = delete;
    IoPool& operator=(const IoPool&) = delete;
    /// Stops and joins.
    ~IoPool();

    std::size_t size() const { return m_workers.size(); }
    boost::asio::io_context& context(std::size_t index);
    /// The contexts in turn, to spread connections.
    boost::asio::io_context& next();

    void start();
    /// Lets no further handler run; those that run now finish. Never blocks. Thread: any.
    void stop();
    /// Waits for the threads to end. Not to be called from one of them.
    void join();

private:
    struct Worker;

    Logger m_logger;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::atomic<std::size_t> m_next{0};
};

}  // namespace sigma::net
