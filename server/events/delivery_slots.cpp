#include "server/events/delivery_slots.h"

#include <algorithm>
#include <cassert>

namespace sigma::events {

std::size_t DeliverySlots::roomOf(const std::string& endpoint) const {
    const bool isFailing = m_failing.contains(endpoint);
    const std::size_t most = isFailing ? 1 : m_mostOfEndpoint;
    const std::size_t used = underWayOf(endpoint);
    if (used >= most) {
        return 0;
    }
    std::size_t room = std::min(most - used, m_most - m_underWayCount);
    if (isFailing) {
        const std::size_t mostOfFailing = std::max<std::size_t>(m_most / 2, 1);
        room = underWayOfFailing() < mostOfFailing ? room : 0;
    }
    return room;
}

std::size_t DeliverySlots::underWayOf(const std::string& endpoint) const {
    const auto entry = m_underWay.find(endpoint);
    return entry == m_underWay.end() ? 0 : entry->second.size();
}

bool DeliverySlots::isUnderWay(const std::string& endpoint, const std::string& delivery) const {
    const auto entry = m_underWay.find(endpoint);
    return entry != m_underWay.end() && entry->second.contains(delivery);
}

bool DeliverySlots::begin(const std::string& endpoint, const std::string& delivery) {
    if (roomOf(endpoint) == 0 || !m_underWay[endpoint].insert(delivery).second) {
        return false;
    }
    ++m_underWayCount;
    return true;
}

void DeliverySlots::end(const std::string& endpoint, const std::string& delivery,
                        bool hasSucceeded) {
    const auto entry = m_underWay.find(endpoint);
    assert(entry != m_underWay.end() && entry->second.contains(delivery));
    entry->second.erase(delivery);
    --m_underWayCount;
    if (entry->second.empty()) {
        m_underWay.erase(entry);
    }
    if (hasSucceeded) {
        m_failing.erase(endpoint);
    } else {
        m_failing.insert(endpoint);
    }
}

std::size_t DeliverySlots::underWayOfFailing() const {
    std::size_t count = 0;
    for (const auto& [endpoint, deliveries] : m_underWay) {
        count += m_failing.contains(endpoint) ? deliveries.size() : 0;
    }
    return count;
}

}  // namespace sigma::events
