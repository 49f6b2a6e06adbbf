#include "core/net/connection_limiter.h"

#include <cassert>

namespace sigma::net {

ConnectionLimiter::Permit::~Permit() {
    if (m_limiter) {
        m_limiter->release(m_address);
    }
}

std::shared_ptr<ConnectionLimiter> ConnectionLimiter::create(std::size_t inAll,
                                                             std::size_t byAddress) {
    return std::shared_ptr<ConnectionLimiter>(new ConnectionLimiter(inAll, byAddress));
}

void ConnectionLimiter::setLimits(std::size_t inAll, std::size_t byAddress) {
    const std::lock_guard lock(m_mutex);
    m_inAll = inAll;
    m_byAddress = byAddress;
}

std::optional<ConnectionLimiter::Permit> ConnectionLimiter::admit(std::string_view address) {
    std::string key(address);
    const std::lock_guard lock(m_mutex);
    if (m_open >= m_inAll || m_byAddress == 0) {
        return std::nullopt;
    }
    std::size_t& ofAddress = m_openByAddress[key];
    if (ofAddress >= m_byAddress) {
        return std::nullopt;
    }
    ++ofAddress;
    ++m_open;
    return Permit(shared_from_this(), std::move(key));
}

std::size_t ConnectionLimiter::open() const {
    const std::lock_guard lock(m_mutex);
    return m_open;
}

bool ConnectionLimiter::waitUntilNoneIsOpen(std::chrono::milliseconds time) const {
    std::unique_lock lock(m_mutex);
    return m_allClosed.wait_for(lock, time, [this] { return m_open == 0; });
}

void ConnectionLimiter::release(const std::string& address) {
    const std::lock_guard lock(m_mutex);
    const auto entry = m_openByAddress.find(address);
    assert(entry != m_openByAddress.end());
    if (--entry->second == 0) {
        m_openByAddress.erase(entry);
    }
    if (--m_open == 0) {
        m_allClosed.notify_all();
    }
}

}  // namespace sigma::net
