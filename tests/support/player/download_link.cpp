#include "tests/support/player/download_link.h"

#include <algorithm>
#include <vector>

#include "core/base/clock.h"

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

constexpr double kFirstWindow = 14'600;  // ten packets (RFC 6928)
constexpr double kLargestWindow = 1e6;
constexpr Duration kIdleReset = 300ms;  // Linux begins slowly again after a retransmission time-out
constexpr double kHalfAByte = 0.5;

}  // namespace

void DownloadLink::send(std::uint64_t flow, double bytes) {
    const auto [place, isNew] = m_flows.try_emplace(flow);
    if (isNew) {
        place->second.window = kFirstWindow;
    }
    place->second.waiting += bytes;
}

void DownloadLink::close(std::uint64_t flow, Duration now) {
    const auto found = m_flows.find(flow);
    if (found == m_flows.end()) {
        return;
    }
    found->second.isClosed = true;
    const double onItsWay = rateAt(now) / 8 * secondsOf(m_roundTrip);
    found->second.waiting = std::min(found->second.waiting, onItsWay);
}

void DownloadLink::step(Duration now) {
    struct Share {
        Flow* flow;
        double most;
    };
    std::vector<Share> shares;
    for (auto& [id, flow] : m_flows) {
        if (flow.waiting <= 0) {
            continue;
        }
        if (now - flow.lastActive > kIdleReset) {
            flow.window = kFirstWindow;
        }
        flow.lastActive = now;
        const double perStep = flow.window * secondsOf(kStep) / secondsOf(m_roundTrip);
        shares.push_back({&flow, std::min(flow.waiting, perStep)});
    }
    std::ranges::sort(shares, {}, &Share::most);
    double left = rateAt(now) / 8 * secondsOf(kStep);
    for (std::size_t index = 0; index != shares.size(); ++index) {
        const double even = left / static_cast<double>(shares.size() - index);
        const double given = std::min(shares[index].most, even);
        Flow& flow = *shares[index].flow;
        left -= given;
        flow.waiting -= given;
        flow.delivered += given;
        flow.window = std::min(flow.window + given, kLargestWindow);
        if (flow.waiting < kHalfAByte) {
            flow.delivered += flow.waiting;
            flow.waiting = 0;
        }
    }
    std::erase_if(m_flows, [](const auto& entry) {
        return entry.second.isClosed && entry.second.waiting <= 0;
    });
}

double DownloadLink::delivered(std::uint64_t flow) const {
    const auto found = m_flows.find(flow);
    return found == m_flows.end() ? 0 : found->second.delivered;
}

bool DownloadLink::isIdle() const {
    return std::ranges::all_of(m_flows, [](const auto& flow) { return flow.second.waiting <= 0; });
}

}  // namespace sigma::player::test
