#include "server/store/database_worker.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <exception>
#include <utility>

#include <boost/asio/post.hpp>
#include <pthread.h>

#include "server/store/setting_table.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostItems = 512;
constexpr auto kFirstPause = 100ms;
constexpr auto kLongestPause = 5'000ms;
/// How long close() goes on writing.
constexpr auto kFinishTime = 10s;
/// How often it tries to while the database takes nothing; each may wait for a lock.
constexpr int kFinishAttempts = 10;

bool isUnavailable(const Error& error) {
    return error.code == ErrorCode::kUnavailable;
}

}  // namespace

DatabaseWorker::DatabaseWorker(std::unique_ptr<Connection> connection, DatabaseOptions options,
                               std::shared_ptr<const Clock> clock, Logger logger)
    : m_connection(std::move(connection)),
      m_options(std::move(options)),
      m_clock(std::move(clock)),
      m_logger(std::move(logger)),
      m_guard(m_context.get_executor()),
      m_retryTimer(m_context),
      m_listeners(m_logger),
      m_batchLimit(kMostItems),
      m_thread([this] { runThread(); }) {}

DatabaseWorker::~DatabaseWorker() {
    close();
}

void DatabaseWorker::runThread() {
    ::pthread_setname_np(::pthread_self(), "sigma-database");
    try {
        m_context.run();
    } catch (const std::exception& exception) {
        m_logger.error("database.thread_failed", {{"reason", exception.what()}});
        std::abort();
    }
}

Result<void> DatabaseWorker::call(std::shared_ptr<DatabaseCall> call) {
    if (m_isClosing) {
        return Error{ErrorCode::kUnavailable, "the database is closed"};
    }
    if (m_callLength.fetch_add(1) >= m_options.callLimit) {
        --m_callLength;
        return Error{ErrorCode::kUnavailable,
                     "the database is overrun: " + std::to_string(m_options.callLimit) +
                         " requests wait for it"};
    }
    boost::asio::post(m_context, [this, call = std::move(call)]() mutable {
        m_queue.addCall(std::move(call), m_clock->steadyNow());
        schedule();
    });
    return {};
}

bool DatabaseWorker::journal(Work item) {
    if (m_isClosing) {
        ++m_lost;
        return false;
    }
    if (m_journalLength.fetch_add(1) >= m_options.journalLimit) {
        --m_journalLength;
        ++m_lost;
        return false;
    }
    boost::asio::post(m_context, [this, item = std::move(item)]() mutable {
        m_queue.addToJournal(std::move(item));
        schedule();
    });
    return true;
}

void DatabaseWorker::onChanged(CommitListeners::ChangeListener listener) {
    boost::asio::post(m_context, [this, listener = std::move(listener)]() mutable {
        m_listeners.addChangeListener(std::move(listener));
    });
}

void DatabaseWorker::onCommitted(CommitListeners::EventListener listener) {
    boost::asio::post(m_context, [this, listener = std::move(listener)]() mutable {
        m_listeners.addEventListener(std::move(listener));
    });
}

DatabaseState DatabaseWorker::state() const {
    DatabaseState state;
    state.journalLength = m_journalLength;
    state.callLength = m_callLength;
    state.written = m_written;
    state.lost = m_lost;
    state.skipped = m_skipped;
    if (const auto failing = m_failing.load()) {
        state.health = DatabaseHealth::kFailing;
        state.failingSince = failing->since;
        state.reason = failing->reason;
    } else if (state.journalLength > m_options.journalLimit / 10) {
        state.health = DatabaseHealth::kBehind;
    }
    return state;
}

void DatabaseWorker::close() {
    std::call_once(m_closed, [this] {
        assert(m_thread.get_id() != std::this_thread::get_id());
        m_isClosing = true;
        boost::asio::post(m_context, [this] { finish(); });
        m_thread.join();
    });
}

/// Behind everything that has arrived, so that a batch takes all of it.
void DatabaseWorker::schedule() {
    if (m_queue.hasWork() && !m_isScheduled && !m_isFinished) {
        m_isScheduled = true;
        boost::asio::post(m_context, [this] { serve(); });
    }
}

void DatabaseWorker::serve() {
    m_isScheduled = false;
    if (m_isFinished) {
        return;
    }
    if (!m_isClosing && m_queue.isCallNext(m_clock->steadyNow())) {
        serveCalls();
    } else if (m_queue.takesJournal()) {
        serveJournal();
    }
    schedule();
}

void DatabaseWorker::serveCalls() {
    WorkQueue::Calls calls = m_queue.takeCalls();
    const std::size_t taken = calls.size();
    std::erase_if(calls, [](const auto& call) { return call->isAbandoned.load(); });
    std::vector<Work> works;
    for (const auto& call : calls) {
        works.push_back(std::move(call->work));
    }
    const WorkGroup group = works.empty() ? WorkGroup() : perform(works);
    // Who has been answered waits no longer.
    m_callLength -= taken;
    for (std::size_t index = 0; index != calls.size(); ++index) {
        calls[index]->answer(group.outcomes[index].result);
    }
}

/// Listeners have been told when it returns.
WorkGroup DatabaseWorker::perform(const std::vector<Work>& works) {
    WorkGroup group = performTogether(*m_connection, works);
    if (group.isInDoubt) {
        for (const WorkGroup::Outcome& outcome : group.outcomes) {
            m_inDoubt.add(outcome.aftermath.changes);
        }
    }
    if (group.whole.has_error()) {
        if (!group.hasBegun || isUnavailable(group.whole.error())) {
            backOff(group.whole.error());
        }
        return group;
    }
    bool isAnyDone = false;
    for (const WorkGroup::Outcome& outcome : group.outcomes) {
        if (outcome.result.has_value()) {
            m_listeners.conclude(outcome.aftermath);
            isAnyDone = true;
        }
    }
    if (isAnyDone) {
        noteSuccess();
        settle();
    }
    return group;
}

void DatabaseWorker::serveJournal() {
    const WorkQueue::Items works = m_queue.firstItems(m_batchLimit);
    const std::size_t size = works.size();
    const WorkBatch batch = tryBatch(works);
    if (batch.result.has_value()) {
        m_batchLimit = kMostItems;
        m_written += size;
        dropItems(size);
        noteSuccess();
        m_listeners.conclude(batch.aftermath);
        settle();
    } else if (isUnavailable(batch.result.error())) {
        backOff(batch.result.error());
    } else if (size == 1) {
        m_batchLimit = kMostItems;
        skipItem(batch.result.error());
    } else {
        // Those before it go first; then it fails alone.
        m_batchLimit = std::max<std::size_t>(batch.done, 1);
    }
}

WorkBatch DatabaseWorker::tryBatch(const WorkQueue::Items& works) {
    WorkBatch batch = performAllOrNone(*m_connection, works);
    if (batch.isInDoubt) {
        m_inDoubt.add(batch.aftermath.changes);
    }
    return batch;
}

void DatabaseWorker::skipItem(const Error& error) {
    ++m_skipped;
    m_logger.error("database.journal_skipped",
                   {{"code", toString(error.code)}, {"reason", error.context}});
    dropItems(1);
}

void DatabaseWorker::dropItems(std::size_t count) {
    m_queue.dropItems(count);
    m_journalLength -= count;
}

void DatabaseWorker::backOff(const Error& error) {
    if (!m_failing.load()) {
        m_failing.store(
            std::make_shared<const Failing>(Failing{m_clock->wallNow(), error.context}));
        m_logger.error("database.failing", {{"reason", error.context}});
    }
    if (m_queue.isJournalHeld()) {
        return;
    }
    m_queue.holdJournal();
    m_pause = std::clamp<std::chrono::milliseconds>(2 * m_pause, kFirstPause, kLongestPause);
    m_retryTimer.expires_after(m_pause);
    m_retryTimer.async_wait([this](const boost::system::error_code&) {
        m_queue.releaseJournal();
        if (m_queue.journalLength() == 0 && m_failing.load() && !m_isFinished) {
            probe();
        }
        schedule();
    });
}

/// Finds out whether the database works again where nothing else would: it must be written to,
/// since a full disk can still be read.
void DatabaseWorker::probe() {
    const std::int64_t now = m_clock->wallNow().time_since_epoch().count();
    perform({[&](Transaction& transaction) {
        return SettingTable(transaction).set("database.probe", std::to_string(now));
    }});
}

void DatabaseWorker::noteSuccess() {
    if (m_failing.load()) {
        m_failing.store(nullptr);
        m_logger.info("database.recovered", {{"waiting", m_journalLength.load()}});
    }
    m_pause = 0ms;
    m_retryTimer.cancel();
}

/// Once the database works again.
void DatabaseWorker::settle() {
    if (m_inDoubt.isEmpty()) {
        return;
    }
    const DoubtfulChanges doubtful = std::exchange(m_inDoubt, {});
    const WorkGroup group =
        perform({[&doubtful](Transaction& transaction) { return doubtful.settle(transaction); }});
    if (group.outcomes.front().result.has_error()) {
        m_inDoubt = doubtful;
    }
}

void DatabaseWorker::giveCallsUp() {
    const WorkQueue::Calls calls = m_queue.takeAllCalls();
    for (const auto& call : calls) {
        call->answer(Error{ErrorCode::kUnavailable, "the database is closed"});
    }
    m_callLength -= calls.size();
}

void DatabaseWorker::finish() {
    giveCallsUp();
    const SteadyTime began = m_clock->steadyNow();
    for (int attempt = 0; m_queue.journalLength() != 0 && attempt != kFinishAttempts &&
                          m_clock->steadyNow() - began < kFinishTime;) {
        m_queue.releaseJournal();
        serveJournal();
        attempt += m_queue.isJournalHeld() ? 1 : 0;
    }
    if (const std::size_t left = m_queue.journalLength(); left != 0) {
        m_logger.error("database.journal_lost", {{"items", left}});
        m_lost += left;
        dropItems(left);
    }
    m_isFinished = true;
    m_listeners.clear();
    m_retryTimer.cancel();
    m_guard.reset();
    m_context.stop();
}

}  // namespace sigma::store
