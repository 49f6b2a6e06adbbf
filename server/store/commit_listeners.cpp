#include "server/store/commit_listeners.h"

#include <exception>
#include <utility>

namespace sigma::store {

void CommitListeners::addChangeListener(ChangeListener listener) {
    m_changeListeners.push_back(std::move(listener));
}

void CommitListeners::addEventListener(EventListener listener) {
    m_eventListeners.push_back(std::move(listener));
}

void CommitListeners::conclude(const Aftermath& aftermath) {
    for (const auto& deed : aftermath.deeds) {
        guard(deed);
    }
    if (!aftermath.changes.isEmpty()) {
        for (const ChangeListener& listener : m_changeListeners) {
            guard([&] { listener(aftermath.changes); });
        }
    }
    if (!aftermath.events.empty()) {
        for (const EventListener& listener : m_eventListeners) {
            guard([&] { listener(aftermath.events); });
        }
    }
}

void CommitListeners::clear() {
    m_changeListeners.clear();
    m_eventListeners.clear();
}

void CommitListeners::guard(const std::function<void()>& listener) {
    try {
        listener();
    } catch (const std::exception& exception) {
        m_logger.error("database.listener_failed", {{"reason", exception.what()}});
    }
}

}  // namespace sigma::store
