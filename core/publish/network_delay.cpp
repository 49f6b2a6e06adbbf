#include "core/publish/network_delay.h"

#include <algorithm>

namespace sigma::publish {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kInterval{2'500};
constexpr milliseconds kLeastOfOthers{20};
constexpr milliseconds kMostOfOthers{250};

}  // namespace

milliseconds NetworkDelay::update(SteadyTime now, milliseconds inflation) {
    if (!m_begunAt) {
        m_begunAt = now;
    }
    if (now - *m_begunAt >= kInterval) {
        m_leastBefore = m_least;
        m_least = inflation;
        m_begunAt = now;
    }
    m_least = std::min(m_least, inflation);
    const milliseconds standing = std::min(m_least, m_leastBefore);
    if (standing < kLeastOfOthers) {
        return inflation;
    }
    return std::max(milliseconds(0), inflation - std::min(standing * 2, kMostOfOthers));
}

void NetworkDelay::clear() {
    *this = NetworkDelay();
}

}  // namespace sigma::publish
