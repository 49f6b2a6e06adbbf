#include "server/identity/password_worker.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/crypto/password_hash.h"

namespace sigma::identity {
namespace {

namespace asio = boost::asio;

/// A place in the queue, given back at its end.
class Place {
public:
    explicit Place(std::atomic<std::size_t>& queued)
        : m_queued(queued), m_number(m_queued.fetch_add(1)) {}
    ~Place() { --m_queued; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    bool isFree() const { return m_number < PasswordWorker::kMaxQueue; }

private:
    std::atomic<std::size_t>& m_queued;
    std::size_t m_number;
};

Error tooMany() {
    return {ErrorCode::kUnavailable, "too many passwords wait to be checked: try again soon"};
}

asio::awaitable<Result<bool>> verifyHere(std::string hash, std::string password) {
    co_return crypto::verifyPassword(hash, password);
}

asio::awaitable<Result<std::string>> hashHere(std::string password) {
    co_return crypto::hashPassword(password);
}

}  // namespace

PasswordWorker::~PasswordWorker() {
    close();
}

void PasswordWorker::close() {
    m_thread.stop();
    m_thread.join();
}

asio::awaitable<Result<bool>> PasswordWorker::verify(std::string hash, std::string password) {
    const Place place(m_queued);
    if (!place.isFree()) {
        co_return tooMany();
    }
    auto work = verifyHere(std::move(hash), std::move(password));
    auto working = asio::co_spawn(m_thread, std::move(work), asio::use_awaitable);
    co_return co_await std::move(working);
}

asio::awaitable<Result<std::string>> PasswordWorker::hash(std::string password) {
    const Place place(m_queued);
    if (!place.isFree()) {
        co_return tooMany();
    }
    auto work = hashHere(std::move(password));
    auto working = asio::co_spawn(m_thread, std::move(work), asio::use_awaitable);
    co_return co_await std::move(working);
}

}  // namespace sigma::identity
