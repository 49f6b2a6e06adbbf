#pragma once

#include <memory>
#include <mutex>

namespace sigma {

/// The newest immutable state of something, written by its owner and read by any thread.
///
/// The lock guards one pointer copy, so that neither side ever waits for work to be done.
/// (std::atomic<std::shared_ptr> does the same with a lock that ThreadSanitizer can't see.)
template <class T>
class Published {
public:
    explicit Published(std::shared_ptr<const T> value = nullptr) : m_value(std::move(value)) {}

    std::shared_ptr<const T> load() const {
        const std::lock_guard lock(m_mutex);
        return m_value;
    }

    void store(std::shared_ptr<const T> value) {
        const std::lock_guard lock(m_mutex);
        m_value.swap(value);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const T> m_value;
};

}  // namespace sigma
