#include "core/viewer/crowd_journal.h"

#include <cmath>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "core/viewer/figures.h"

namespace sigma::viewer {
namespace {

namespace json = boost::json;
using player::PlayerState;

json::value spreadOf(const std::optional<LatencySpread>& latency) {
    if (!latency) {
        return nullptr;
    }
    return json::object{{"p50", seconds(latency->p50)},
                        {"p95", seconds(latency->p95)},
                        {"p99", seconds(latency->p99)}};
}

/// What is so now, and what came since `before`.
json::object objectOf(const CrowdTotals& totals, const CrowdTotals& before,
                      SteadyTime::duration time) {
    const double elapsed = std::max(secondsOf(time), 0.001);
    const auto rate = [&](std::uint64_t now, std::uint64_t then, double unit) {
        return std::llround(static_cast<double>(now - then) * unit / elapsed);
    };
    return {{"viewers", totals.started},
            {"playing", totals.in(PlayerState::kPlaying)},
            {"loading", totals.in(PlayerState::kLoading)},
            {"stalled", totals.in(PlayerState::kStalled)},
            {"waiting", totals.in(PlayerState::kWaiting)},
            {"ended", totals.in(PlayerState::kEnded)},
            {"failed", totals.in(PlayerState::kFailed)},
            {"latency", spreadOf(totals.latency)},
            {"bits_per_second", rate(totals.bytes, before.bytes, 8)},
            {"requests_per_second", rate(totals.requests, before.requests, 1)},
            {"errors", totals.failures},
            {"stalls", totals.stalls},
            {"stalled_seconds", seconds(totals.stallTime)}};
}

}  // namespace

std::string CrowdJournal::line(const CrowdTotals& totals, SteadyTime now) {
    json::object object{{"t", seconds(now - m_begunAt)}};
    for (const auto& field : objectOf(totals, m_last, now - m_lastAt)) {
        object.insert(field);
    }
    m_last = totals;
    m_lastAt = now;
    return json::serialize(object);
}

std::string CrowdJournal::summary(const CrowdTotals& totals, SteadyTime now) const {
    json::object summary{{"seconds", seconds(now - m_begunAt)},
                         {"played", totals.everPlayed},
                         {"had_stalls", totals.everStalled},
                         {"requests", totals.requests},
                         {"bytes", totals.bytes}};
    for (const auto& field : objectOf(totals, {}, now - m_begunAt)) {
        summary.insert(field);
    }
    return json::serialize(json::object{{"summary", std::move(summary)}});
}

}  // namespace sigma::viewer
