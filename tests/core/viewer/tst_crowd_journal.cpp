#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/viewer/crowd_journal.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

constexpr SteadyTime kBegin(1h);

CrowdTotals totals(std::uint64_t requests, std::uint64_t bytes) {
    CrowdTotals totals;
    totals.started = 3;
    totals.states[static_cast<std::size_t>(PlayerState::kPlaying)] = 2;
    totals.states[static_cast<std::size_t>(PlayerState::kStalled)] = 1;
    totals.latency = {.p50 = 3s, .p95 = 3'200ms, .p99 = 3'300ms};
    totals.everPlayed = 3;
    totals.requests = requests;
    totals.bytes = bytes;
    return totals;
}

TEST(CrowdJournal, WritesRatesSinceTheLineBefore) {
    CrowdJournal journal(kBegin);
    journal.line(totals(100, 1'000), kBegin + 1s);
    const auto line = boost::json::parse(journal.line(totals(180, 3'000), kBegin + 3s)).as_object();
    EXPECT_EQ(line.at("t"), 3.0);
    EXPECT_EQ(line.at("playing").to_number<int>(), 2);
    EXPECT_EQ(line.at("stalled").to_number<int>(), 1);
    EXPECT_EQ(line.at("requests_per_second").to_number<int>(), 40);
    EXPECT_EQ(line.at("bits_per_second").to_number<int>(), 8'000);
    EXPECT_EQ(line.at("latency").at("p99"), 3.3);
}

TEST(CrowdJournal, SumsUpTheWholeTime) {
    CrowdJournal journal(kBegin);
    journal.line(totals(100, 1'000), kBegin + 1s);
    const auto summary = boost::json::parse(journal.summary(totals(200, 4'000), kBegin + 2s))
                             .at("summary")
                             .as_object();
    EXPECT_EQ(summary.at("requests").to_number<int>(), 200);
    EXPECT_EQ(summary.at("requests_per_second").to_number<int>(), 100);
    EXPECT_EQ(summary.at("played").to_number<int>(), 3);
}

}  // namespace
}  // namespace sigma::viewer
