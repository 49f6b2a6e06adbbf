#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/published.h"
#include "core/base/result.h"
#include "server/store/commit_listeners.h"
#include "server/store/connection.h"
#include "server/store/database_options.h"
#include "server/store/database_state.h"
#include "server/store/doubtful_changes.h"
#include "server/store/transaction.h"
#include "server/store/work_queue.h"

namespace sigma::store {

/// The database's thread: takes calls and the journal, each thing in its turn.
///
/// Neighbours in the journal share a transaction, and so do calls that have come while another was
/// being committed, so that a burst costs few commits. While the database takes nothing, the
/// journal waits and tries again with growing pauses. Thread: what is public is for any.
class DatabaseWorker {
public:
    using Work = TransactionWork;

    DatabaseWorker(std::unique_ptr<Connection> connection, DatabaseOptions options,
                   std::shared_ptr<const Clock> clock, Logger logger);
    DatabaseWorker(const DatabaseWorker&) = delete;
    DatabaseWorker& operator=(const DatabaseWorker&) = delete;
    /// As close().
    ~DatabaseWorker();

    const DatabaseOptions& options() const { return m_options; }

    /// Errors: kUnavailable when too many wait, or after close(); then there is no answer.
    Result<void> call(std::shared_ptr<DatabaseCall> call);
    bool journal(Work item);
    void onChanged(CommitListeners::ChangeListener listener);
    void onCommitted(CommitListeners::EventListener listener);
    DatabaseState state() const;
    void close();

private:
    struct Failing {
        WallTime since;
        std::string reason;
    };

    void runThread();
    void schedule();
    void serve();
    void serveCalls();
    WorkGroup perform(const std::vector<Work>& works);
    void serveJournal();
    WorkBatch tryBatch(const WorkQueue::Items& works);
    void skipItem(const Error& error);
    void dropItems(std::size_t count);
    void backOff(const Error& error);
    void probe();
    void noteSuccess();
    void settle();
    void giveCallsUp();
    void finish();

    const std::unique_ptr<Connection> m_connection;
    const DatabaseOptions m_options;
    const std::shared_ptr<const Clock> m_clock;
    const Logger m_logger;

    std::atomic<std::size_t> m_journalLength{0};
    std::atomic<std::size_t> m_callLength{0};
    std::atomic<std::uint64_t> m_written{0};
    std::atomic<std::uint64_t> m_lost{0};
    std::atomic<std::uint64_t> m_skipped{0};
    std::atomic<bool> m_isClosing{false};
    Published<Failing> m_failing;

    // What follows belongs to the database's thread.
    boost::asio::io_context m_context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_guard;
    boost::asio::steady_timer m_retryTimer;
    WorkQueue m_queue;
    DoubtfulChanges m_inDoubt;
    CommitListeners m_listeners;
    std::size_t m_batchLimit;  ///< of the next batch; small where an item is known to fail
    std::chrono::milliseconds m_pause{0};
    bool m_isScheduled = false;
    bool m_isFinished = false;

    std::once_flag m_closed;
    std::thread m_thread;
};

}  // namespace sigma::store
