#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace sigma::events {

/// Which deliveries are under way, and how many more may be, of an endpoint and in all.
///
/// An endpoint whose last attempt failed gets one at a time, and all those together half of what
/// there is: so that endpoints that hang hold up no others. Thread: one at a time.
class DeliverySlots {
public:
    DeliverySlots(std::size_t most, std::size_t mostOfEndpoint)
        : m_most(most), m_mostOfEndpoint(mostOfEndpoint) {}

    std::size_t roomOf(const std::string& endpoint) const;
    std::size_t underWayOf(const std::string& endpoint) const;
    bool isUnderWay(const std::string& endpoint, const std::string& delivery) const;

    /// False, and nothing begun, where there is no room or it is under way already.
    bool begin(const std::string& endpoint, const std::string& delivery);
    void end(const std::string& endpoint, const std::string& delivery, bool hasSucceeded);

private:
    std::size_t underWayOfFailing() const;

    std::size_t m_most;
    std::size_t m_mostOfEndpoint;
    std::size_t m_underWayCount = 0;
    std::map<std::string, std::set<std::string>> m_underWay;  ///< by endpoint
    std::set<std::string> m_failing;
};

}  // namespace sigma::events
