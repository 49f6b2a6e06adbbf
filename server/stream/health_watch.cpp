#include "server/stream/health_watch.h"

#include <chrono>

namespace sigma::stream {
namespace {

constexpr std::chrono::seconds kBeforeDegraded{3};
constexpr std::chrono::seconds kBeforeRecovered{10};
constexpr std::int32_t kNothingFound = 100;

}  // namespace

std::optional<HealthWatch::Change> HealthWatch::update(const domain::InputHealth& health,
                                                       SteadyTime now) {
    const bool isBad = health.score < kNothingFound;
    if (isBad == m_isDegraded) {
        m_differsSince.reset();
        return std::nullopt;
    }
    if (!m_differsSince) {
        m_differsSince = now;
    }
    if (now - *m_differsSince < (isBad ? kBeforeDegraded : kBeforeRecovered)) {
        return std::nullopt;
    }
    m_differsSince.reset();
    m_isDegraded = isBad;
    return isBad ? Change::kDegraded : Change::kRecovered;
}

}  // namespace sigma::stream
