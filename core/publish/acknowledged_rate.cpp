#include "core/publish/acknowledged_rate.h"

namespace sigma::publish {
namespace {

constexpr std::chrono::seconds kMemory{1};

}  // namespace

void AcknowledgedRate::update(SteadyTime now, std::uint64_t bytes) {
    m_counts.push_back({now, bytes});
    while (now - m_counts.front().at > kMemory) {
        m_counts.pop_front();
    }
}

std::int64_t AcknowledgedRate::over(std::chrono::milliseconds window) const {
    if (isEmpty()) {
        return 0;
    }
    const Count& newest = m_counts.back();
    auto oldest = m_counts.end() - 2;
    while (oldest != m_counts.begin() && newest.at - oldest->at < window) {
        --oldest;
    }
    const auto span = std::chrono::duration_cast<std::chrono::microseconds>(newest.at - oldest->at);
    if (span.count() <= 0) {
        return 0;
    }
    return static_cast<std::int64_t>(newest.bytes - oldest->bytes) * 8'000'000 / span.count();
}

}  // namespace sigma::publish
