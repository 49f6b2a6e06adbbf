#include "ui/studio/broadcast_figures.h"

#include <algorithm>

namespace sigma::ui {
namespace {

constexpr std::chrono::seconds kSettled(10);

}  // namespace

void BroadcastFigures::follow(const studio::StudioReport& report, SteadyTime now) {
    m_sent.resize(report.destinations.size());
    for (std::size_t index = 0; index != m_sent.size(); ++index) {
        m_sent[index].add(now, report.destinations[index].status.sendBitrate);
    }
    std::int64_t wanted = 0;
    for (const studio::RenditionReport& each : report.renditions) {
        wanted += each.targetBitrate;
    }
    m_upload.add(now,
                 report.destinations.empty() ? 0 : report.destinations.front().status.sendBitrate,
                 wanted);
}

void BroadcastFigures::clear() {
    m_upload.clear();
    m_sent.clear();
}

std::int64_t BroadcastFigures::sentTo(std::size_t destination) const {
    return destination < m_sent.size() ? m_sent[destination].value() : 0;
}

std::optional<std::int64_t> BroadcastFigures::measuredUpload(const studio::StudioReport& report,
                                                             const StudioSettings& settings) const {
    const bool areAllLive = std::ranges::all_of(report.destinations, [](const auto& each) {
        return each.status.state == publish::OutputState::kLive;
    });
    const auto asked = static_cast<double>(leavingBitrate(settings));
    if (asked == 0 || !areAllLive || m_sent.empty() || report.liveFor < kSettled) {
        return std::nullopt;
    }
    const bool isMainHere = settings.destination.kind == DestinationKind::kThisComputer;
    std::int64_t sent = 0;
    for (std::size_t index = isMainHere ? 1 : 0; index < m_sent.size(); ++index) {
        sent += m_sent[index].value();
    }
    // More than was asked for is never seen, so a little less counts as all of it.
    return static_cast<double>(sent) > 0.8 * asked ? static_cast<std::int64_t>(1.25 * asked) : sent;
}

}  // namespace sigma::ui
