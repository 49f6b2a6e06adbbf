#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/work_group.h"

namespace sigma::store {

/// Work that somebody waits for. It runs once; should it fail, it leaves no trace.
struct DatabaseCall {
    TransactionWork work;
    std::function<void(Result<void>)> answer;  ///< called once, on the database's thread
    std::atomic<bool> isAbandoned{false};      ///< nobody waits any more: not to be begun
};

/// What waits for the database, calls and the journal, and which of it comes next: what came first,
/// but a call that has waited for long overtakes the journal. Thread: the database's.
class WorkQueue {
public:
    using Calls = std::vector<std::shared_ptr<DatabaseCall>>;
    using Items = std::vector<std::reference_wrapper<const TransactionWork>>;

    void addCall(std::shared_ptr<DatabaseCall> call, SteadyTime now);
    void addToJournal(TransactionWork item);

    /// The journal waits, and calls do not wait for it.
    void holdJournal() { m_isJournalHeld = true; }
    void releaseJournal() { m_isJournalHeld = false; }
    bool isJournalHeld() const { return m_isJournalHeld; }

    bool hasWork() const { return !m_calls.empty() || takesJournal(); }
    /// To be asked once before what is next is taken: calls and the journal take turns.
    bool isCallNext(SteadyTime now);
    bool takesJournal() const { return !m_journal.empty() && !m_isJournalHeld; }

    /// Those in front of the journal, or where one overtakes it, the first and those right behind
    /// it.
    Calls takeCalls();
    Calls takeAllCalls();
    /// The journal's first items, at most so many, and none that came behind a call; as long as the
    /// journal has any, at least one.
    Items firstItems(std::size_t most) const;
    void dropItems(std::size_t count);
    std::size_t journalLength() const { return m_journal.size(); }

private:
    struct WaitingCall {
        std::shared_ptr<DatabaseCall> call;
        std::uint64_t number = 0;  ///< among calls and items, in the order of their coming
        SteadyTime since;
    };
    struct JournalItem {
        TransactionWork work;
        std::uint64_t number = 0;
    };

    std::deque<WaitingCall> m_calls;
    std::deque<JournalItem> m_journal;
    std::uint64_t m_nextNumber = 0;
    bool m_isJournalHeld = false;
    bool m_hasOvertaken = false;
};

}  // namespace sigma::store
