#include "ui/studio/broadcast_figures.h"

#include <algorithm>

namespace sigma::ui {
namespace {

constexpr std::chrono::seconds kSettled(10);

}  // namespace

void BroadcastFigures::follow(const studio::StudioReport& report, SteadyTime now) {
    m_now = now;
    const bool hasBegun = !m_sent.empty();
    std::map<std::string, RecentMean> sent;
    for (const studio::DestinationReport& each : report.destinations) {
        const auto known = m_sent.find(each.id);
        if (hasBegun && known == m_sent.end()) {
            m_joinedAt = now;
        }
        RecentMean& mean = sent[each.id];
        mean = known == m_sent.end() ? RecentMean() : std::move(known->second);
        mean.add(now, each.status.sendBitrate);
    }
    m_sent = std::move(sent);
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
    m_joinedAt.reset();
}

std::int64_t BroadcastFigures::sentTo(const std::string& id) const {
    const auto sent = m_sent.find(id);
    return sent == m_sent.end() ? 0 : sent->second.value();
}

std::optional<std::int64_t> BroadcastFigures::measuredUpload(const studio::StudioReport& report,
                                                             const StudioSettings& settings) const {
    const bool areAllLive = std::ranges::all_of(report.destinations, [](const auto& each) {
        return each.status.state == publish::OutputState::kLive;
    });
    const bool areAllThere = m_sent.size() == 1 + switchedOn(settings.further).size();
    const bool isSettled =
        report.liveFor >= kSettled && (!m_joinedAt || m_now - *m_joinedAt >= kSettled);
    const auto asked = static_cast<double>(leavingBitrate(settings));
    if (asked == 0 || !areAllLive || !areAllThere || !isSettled) {
        return std::nullopt;
    }
    const bool isMainHere = settings.destination.kind == DestinationKind::kThisComputer;
    std::int64_t sent = 0;
    for (std::size_t index = isMainHere ? 1 : 0; index < report.destinations.size(); ++index) {
        sent += sentTo(report.destinations[index].id);
    }
    // More than was asked for is never seen, so a little less counts as all of it.
    return static_cast<double>(sent) > 0.8 * asked ? static_cast<std::int64_t>(1.25 * asked) : sent;
}

}  // namespace sigma::ui
