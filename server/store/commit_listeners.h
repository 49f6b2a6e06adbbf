#pragma once

#include <functional>
#include <vector>

#include "core/base/logger.h"
#include "server/store/transaction.h"

namespace sigma::store {

/// Who is told what a commit has changed. Thread: the database's.
class CommitListeners {
public:
    using ChangeListener = std::function<void(const CommittedChanges&)>;
    using EventListener = std::function<void(const std::vector<domain::DomainEvent>&)>;

    explicit CommitListeners(Logger logger) : m_logger(std::move(logger)) {}

    void addChangeListener(ChangeListener listener);
    void addEventListener(EventListener listener);
    /// Does the deeds, then tells of the changes, then of the events, where there are some. What
    /// one of them throws is logged.
    void conclude(const Aftermath& aftermath);
    void clear();

private:
    void guard(const std::function<void()>& listener);

    const Logger m_logger;
    std::vector<ChangeListener> m_changeListeners;
    std::vector<EventListener> m_eventListeners;
};

}  // namespace sigma::store
