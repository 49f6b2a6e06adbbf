#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/domain/domain_event.h"
#include "server/store/database_options.h"
#include "server/store/database_state.h"
#include "server/store/transaction.h"

namespace sigma::store {

class DatabaseWorker;

/// The one connection to the database, on a thread of its own.
///
/// Requests and journal items are taken in the order in which they came, but that requests
/// overtake a journal that is far behind. What has been committed survives the loss of the
/// process and of power. Thread: any, unless said otherwise.
class Database {
public:
    using Work = std::function<Result<void>(Transaction&)>;
    using ChangeListener = std::function<void(const CommittedChanges&)>;
    using CommitListener = std::function<void(const std::vector<domain::DomainEvent>&)>;

    /// Opens it, brings its schema up to date and starts the thread.
    /// Errors: kInvalidArgument (the URL), kUnsupported (made by a newer program), kUnavailable,
    /// kIo.
    static Result<std::shared_ptr<Database>> open(DatabaseOptions options,
                                                  std::shared_ptr<const Clock> clock,
                                                  Logger logger);
    /// As close().
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Does the work in a transaction of its own, and resumes on the caller's executor.
    ///
    /// Errors: the work's own; kUnavailable when the database is locked, full, out of reach or
    /// overrun for longer than callTime. Work that had begun by then may still be committed.
    /// The executor must be of one thread (or a strand), and outlive close().
    template <class T>
    boost::asio::awaitable<Result<T>> run(std::function<Result<T>(Transaction&)> work) {
        auto result = std::make_shared<std::optional<Result<T>>>();
        Work job = keeping<T>(result, std::move(work));
        Result<void> outcome = co_await submit(std::move(job));
        if (outcome.has_error()) {
            co_return std::move(outcome).error();
        }
        co_return std::move(**result);
    }

    /// As run(), for start-up, shut-down and tests. Never from the database's own thread.
    template <class T>
    Result<T> runBlocking(std::function<Result<T>(Transaction&)> work) {
        auto result = std::make_shared<std::optional<Result<T>>>();
        SIGMA_TRY(submitBlocking(keeping<T>(result, std::move(work))));
        return std::move(**result);
    }

    /// Writes down what has already happened: in order, and again and again until it is written.
    ///
    /// Never blocks. The item may run more than once, each time in a new transaction that it
    /// shares with its neighbours, so it must not change what it holds. An item that fails for
    /// anything but kUnavailable is logged, counted and skipped. False when there is no room:
    /// then it is lost, and counted.
    bool journal(Work item);

    /// Calls the listener with the events of each transaction after its commit, in the order of
    /// their positions. The listener stays until close() and runs on the database's thread: it
    /// must not block, nor call runBlocking().
    void onCommitted(CommitListener listener);

    /// As onCommitted(), with the rows that the transaction has changed; before that, and before
    /// anybody who waits in run() learns of the commit. Whoever keeps copies of rows takes them
    /// from here, and so has every change, in the order of the commits, whoever made it.
    void onChanged(ChangeListener listener);

    DatabaseState state() const;

    /// Writes what is in the journal, for as long as the database takes it, answers what waits in
    /// run() with kUnavailable, and ends the thread. Not from the database's own thread, nor after
    /// the executors that wait in run() have gone.
    void close();

private:
    explicit Database(std::unique_ptr<DatabaseWorker> worker);

    template <class T>
    static Work keeping(std::shared_ptr<std::optional<Result<T>>> result,
                        std::function<Result<T>(Transaction&)> work) {
        return [result = std::move(result),
                work = std::move(work)](Transaction& transaction) -> Result<void> {
            result->emplace(work(transaction));
            if ((*result)->has_error()) {
                return (*result)->error();
            }
            return {};
        };
    }

    boost::asio::awaitable<Result<void>> submit(Work work);
    Result<void> submitBlocking(Work work);

    std::unique_ptr<DatabaseWorker> m_worker;
};

}  // namespace sigma::store
