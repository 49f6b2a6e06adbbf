#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "core/base/result.h"

namespace sigma::identity {

/// Hashes and checks passwords on a thread of its own, one after another, so that neither their
/// time nor their memory (64 MiB) is taken more than once at a time.
///
/// Thread: any; what is awaited resumes on the caller's executor, which must outlive this.
class PasswordWorker {
public:
    /// Waiting ones; each takes up to 100 ms.
    static constexpr std::size_t kMaxQueue = 32;

    PasswordWorker() = default;
    ~PasswordWorker();
    PasswordWorker(const PasswordWorker&) = delete;
    PasswordWorker& operator=(const PasswordWorker&) = delete;

    /// Ends the thread; who waits gets no answer. While the callers' executors still exist.
    void close();

    /// Errors: kUnavailable when too many wait.
    boost::asio::awaitable<Result<bool>> verify(std::string hash, std::string password);
    /// Errors: as crypto::hashPassword(); kUnavailable when too many wait.
    boost::asio::awaitable<Result<std::string>> hash(std::string password);

private:
    std::atomic<std::size_t> m_queued{0};
    boost::asio::thread_pool m_thread{1};
};

}  // namespace sigma::identity
