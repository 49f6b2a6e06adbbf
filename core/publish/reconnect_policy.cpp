#include "core/publish/reconnect_policy.h"

#include <algorithm>
#include <random>

namespace sigma::publish {

std::chrono::milliseconds ReconnectPolicy::nextDelay() {
    constexpr std::chrono::milliseconds kLongest{10'000};
    std::minstd_rand engine(m_random);
    m_random = static_cast<std::uint32_t>(engine());
    std::uniform_int_distribution<int> percent(80, 120);
    const auto delay = m_step * percent(engine) / 100;
    m_step = std::min(m_step * 2, kLongest);
    return delay;
}

}  // namespace sigma::publish
