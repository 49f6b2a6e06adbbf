#include "server/store/database.h"

#include <future>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/store/database_worker.h"
#include "server/store/migrator.h"
#include "server/store/schema.h"

namespace sigma::store {
namespace {

namespace asio = boost::asio;

/// A coroutine that waits for its answer. Belongs to the coroutine's executor.
struct Waiting {
    explicit Waiting(const asio::any_io_executor& executor) : timer(executor) {}

    asio::steady_timer timer;
    std::optional<Result<void>> answer;
};

}  // namespace

Database::Database(std::unique_ptr<DatabaseWorker> worker) : m_worker(std::move(worker)) {}

Database::~Database() = default;

Result<std::shared_ptr<Database>> Database::open(DatabaseOptions options,
                                                 std::shared_ptr<const Clock> clock,
                                                 Logger logger) {
    SIGMA_TRY_ASSIGN(const DatabaseUrl url, parseDatabaseUrl(options.url));
    SIGMA_TRY_ASSIGN(std::unique_ptr<Connection> connection,
                     Connection::open(url, options.lockTime, options.access));
    SIGMA_TRY(migrate(*connection, url, schemaMigrations(), *clock, logger));
    return std::shared_ptr<Database>(new Database(std::make_unique<DatabaseWorker>(
        std::move(connection), std::move(options), std::move(clock), std::move(logger))));
}

bool Database::journal(Work item) {
    return m_worker->journal(std::move(item));
}

void Database::onCommitted(CommitListener listener) {
    m_worker->onCommitted(std::move(listener));
}

void Database::onChanged(ChangeListener listener) {
    m_worker->onChanged(std::move(listener));
}

DatabaseState Database::state() const {
    return m_worker->state();
}

void Database::close() {
    m_worker->close();
}

asio::awaitable<Result<void>> Database::submit(Work work) {
    const asio::any_io_executor executor = co_await asio::this_coro::executor;
    auto waiting = std::make_shared<Waiting>(executor);
    auto call = std::make_shared<DatabaseCall>();
    call->work = std::move(work);
    call->answer = [waiting, executor](Result<void> result) mutable {
        asio::post(executor, [waiting = std::move(waiting), result = std::move(result)]() mutable {
            waiting->answer = std::move(result);
            waiting->timer.expires_at(SteadyTime::min());
        });
    };
    // Here and not on the database's thread, which may itself be what hangs.
    waiting->timer.expires_after(m_worker->options().callTime);
    Result<void> accepted = m_worker->call(call);
    if (accepted.has_error()) {
        co_return accepted;
    }
    co_await waiting->timer.async_wait(asio::as_tuple(asio::use_awaitable));
    if (waiting->answer) {
        co_return std::move(*waiting->answer);
    }
    call->isAbandoned = true;
    co_return Error{ErrorCode::kUnavailable, "the database has not answered in time"};
}

Result<void> Database::submitBlocking(Work work) {
    auto promise = std::make_shared<std::promise<Result<void>>>();
    std::future<Result<void>> answer = promise->get_future();
    auto call = std::make_shared<DatabaseCall>();
    call->work = std::move(work);
    call->answer = [promise](Result<void> result) { promise->set_value(std::move(result)); };
    SIGMA_TRY(m_worker->call(std::move(call)));
    return answer.get();
}

}  // namespace sigma::store
