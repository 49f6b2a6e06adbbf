#include "server/store/work_queue.h"

#include <algorithm>
#include <utility>

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

/// Fewer than items of the journal, since the first of them waits for the last.
constexpr std::size_t kMostCalls = 32;
/// A call that has waited so long overtakes the journal.
constexpr auto kCallPatience = 500ms;

}  // namespace

void WorkQueue::addCall(std::shared_ptr<DatabaseCall> call, SteadyTime now) {
    m_calls.push_back({std::move(call), m_nextNumber++, now});
}

void WorkQueue::addToJournal(TransactionWork item) {
    m_journal.push_back({std::move(item), m_nextNumber++});
}

bool WorkQueue::isCallNext(SteadyTime now) {
    if (m_calls.empty()) {
        return false;
    }
    const WaitingCall& next = m_calls.front();
    if (!takesJournal() || next.number < m_journal.front().number) {
        m_hasOvertaken = false;
        return true;
    }
    // In turns, so that a rush of calls does not keep the journal from being written.
    m_hasOvertaken = now - next.since > kCallPatience && !m_hasOvertaken;
    return m_hasOvertaken;
}

WorkQueue::Calls WorkQueue::takeCalls() {
    const bool staysBeforeJournal = takesJournal() && !m_hasOvertaken;
    Calls calls;
    while (!m_calls.empty() && calls.size() != kMostCalls) {
        if (staysBeforeJournal && m_calls.front().number > m_journal.front().number) {
            break;
        }
        calls.push_back(std::move(m_calls.front().call));
        m_calls.pop_front();
    }
    return calls;
}

WorkQueue::Calls WorkQueue::takeAllCalls() {
    Calls calls;
    for (WaitingCall& waiting : m_calls) {
        calls.push_back(std::move(waiting.call));
    }
    m_calls.clear();
    return calls;
}

WorkQueue::Items WorkQueue::firstItems(std::size_t most) const {
    Items items;
    if (m_journal.empty()) {
        return items;
    }
    const bool hasCallBehind =
        !m_calls.empty() && m_calls.front().number > m_journal.front().number;
    const std::uint64_t until = hasCallBehind ? m_calls.front().number : m_nextNumber;
    for (const JournalItem& item : m_journal) {
        if (!items.empty() && (items.size() >= most || item.number > until)) {
            break;
        }
        items.emplace_back(item.work);
    }
    return items;
}

void WorkQueue::dropItems(std::size_t count) {
    m_journal.erase(m_journal.begin(), m_journal.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace sigma::store
