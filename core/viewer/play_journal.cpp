#include "core/viewer/play_journal.h"

#include <algorithm>
#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "core/viewer/figures.h"

namespace sigma::viewer {
namespace {

namespace json = boost::json;
using player::Duration;
using player::PlayerState;

constexpr std::size_t kMostEvents = 256;
/// Of four a second, those of a day.
constexpr std::size_t kMostAges = 4 * 24 * 3600;

json::value secondsOrNull(const std::optional<Duration>& duration) {
    return duration ? json::value(seconds(*duration)) : json::value();
}

json::value bitsOrNull(const std::optional<double>& bitsPerSecond) {
    return bitsPerSecond ? json::value(std::llround(*bitsPerSecond)) : json::value();
}

json::value renditionOf(const LivePlayerSnapshot& snapshot) {
    const player::PlayerStatus& status = snapshot.player;
    if (!status.variants || !status.variant || *status.variant >= status.variants->size()) {
        return nullptr;
    }
    const player::PlayerVariant& variant = (*status.variants)[*status.variant];
    return json::object{{"index", *status.variant},
                        {"bitrate", variant.bitsPerSecond},
                        {"width", variant.width},
                        {"height", variant.height}};
}

json::value spreadOf(std::vector<Duration> values) {
    if (values.empty()) {
        return nullptr;
    }
    const auto at = [&](double share) { return seconds(percentile(values, share)); };
    return json::object{{"p50", at(0.5)}, {"p95", at(0.95)}, {"max", at(1)}};
}

json::array textOf(const std::vector<player::PlayerEvent>& events, SteadyTime begunAt) {
    json::array list;
    for (const player::PlayerEvent& event : events) {
        list.push_back(json::object{{"t", seconds(event.at - begunAt)},
                                    {"event", player::toString(event.kind)},
                                    {"text", event.text}});
    }
    return list;
}

player::QualitySample sampleOf(const LivePlayerSnapshot& snapshot, SteadyTime now) {
    const player::PlayerStatus& status = snapshot.player;
    return {.at = now,
            .isPlaying = status.state == PlayerState::kPlaying,
            .isPaused = status.state == PlayerState::kPaused,
            .bitsPerSecond = snapshot.bitrate.value_or(0),
            .speed = status.speed,
            .latency = status.latency};
}

}  // namespace

void PlayJournal::add(const LivePlayerSnapshot& snapshot, SteadyTime now) {
    m_last = snapshot;
    m_now = now;
    if (snapshot.glassToGlass && m_ages.size() < kMostAges) {
        m_ages.push_back(*snapshot.glassToGlass);
    }
    const auto& variants = snapshot.player.variants;
    if (!m_quality && variants && !variants->empty()) {
        const auto [lowest, highest] =
            std::ranges::minmax_element(*variants, {}, &player::PlayerVariant::bitsPerSecond);
        m_quality.emplace(m_begunAt, static_cast<double>(lowest->bitsPerSecond),
                          static_cast<double>(highest->bitsPerSecond));
    }
    if (m_quality) {
        m_quality->add(sampleOf(snapshot, now));
    }
}

void PlayJournal::add(const player::PlayerEvent& event) {
    if (m_events.size() < kMostEvents) {
        m_events.push_back(event);
    }
}

std::string PlayJournal::line() {
    const player::PlayerStatus& status = m_last.player;
    json::object object{{"t", seconds(m_now - m_begunAt)},
                        {"state", player::toString(status.state)},
                        {"latency", secondsOrNull(status.latency)},
                        {"target", seconds(status.target)},
                        {"glass_to_glass", secondsOrNull(m_last.glassToGlass)},
                        {"buffer", seconds(status.buffer)},
                        {"speed", rounded(status.speed, 1000)},
                        {"rendition", renditionOf(m_last)},
                        {"estimate", bitsOrNull(status.bandwidth)},
                        {"stalls", status.stalls},
                        {"stalled", seconds(status.stallTime)},
                        {"switches", status.switches},
                        {"requests", m_last.requests},
                        {"failed_requests", m_last.failedRequests},
                        {"bytes", m_last.receivedBytes}};
    if (!m_last.problem.empty()) {
        object["problem"] = m_last.problem;
    }
    if (status.error) {
        object["error"] = status.error->context;
    }
    if (!m_events.empty()) {
        object["events"] = textOf(m_events, m_begunAt);
        m_events.clear();
    }
    return json::serialize(object);
}

std::string PlayJournal::summary() const {
    const player::PlayerStatus& status = m_last.player;
    const player::SessionFigures figures =
        m_quality ? m_quality->figures() : player::SessionFigures{};
    const json::object summary{
        {"seconds", seconds(m_now - m_begunAt)},
        {"state", player::toString(status.state)},
        {"startup", secondsOrNull(status.startupTime)},
        {"played", seconds(figures.played)},
        {"latency_mean", seconds(figures.meanLatency)},
        {"latency_p95", seconds(figures.latencyP95)},
        {"glass_to_glass", spreadOf(m_ages)},
        {"bitrate", std::llround(figures.meanBitrate)},
        {"stalls", status.stalls},
        {"stalled", seconds(status.stallTime)},
        {"switches", status.switches},
        {"seeks", status.seeks},
        {"faults", status.faults},
        {"speed_changes", figures.speedChanges},
        {"usual_speed", rounded(figures.usualSpeedShare, 1000)},
        {"nqoe", rounded(figures.normalisedQoe, 1000)},
        {"pictures", m_last.shownPictures},
        {"skipped_pictures", m_last.skippedPictures},
        {"requests", m_last.requests},
        {"failed_requests", m_last.failedRequests},
        {"bytes", m_last.receivedBytes},
        {"error", status.error ? json::value(status.error->context) : json::value()}};
    return json::serialize(json::object{{"summary", summary}});
}

}  // namespace sigma::viewer
