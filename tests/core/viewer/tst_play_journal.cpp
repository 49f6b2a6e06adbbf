#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/viewer/play_journal.h"

namespace sigma::viewer {
namespace {

using namespace std::chrono_literals;
using player::PlayerState;

constexpr SteadyTime kBegin(1h);

boost::json::object read(const std::string& text) {
    return boost::json::parse(text).as_object();
}

LivePlayerSnapshot playing() {
    LivePlayerSnapshot snapshot;
    snapshot.player.state = PlayerState::kPlaying;
    snapshot.player.latency = 3'120ms;
    snapshot.player.buffer = 1'200ms;
    snapshot.player.speed = 1.02;
    std::vector<player::PlayerVariant> variants(2);
    variants[0].bitsPerSecond = 200'000;
    variants[1].bitsPerSecond = 600'000;
    variants[1].height = 360;
    snapshot.player.variants =
        std::make_shared<const std::vector<player::PlayerVariant>>(std::move(variants));
    snapshot.player.variant = 1;
    snapshot.player.bandwidth = 2'000'000.4;
    snapshot.bitrate = 600'000;
    snapshot.glassToGlass = 3'300ms;
    return snapshot;
}

TEST(PlayJournal, WritesHowItGoesNow) {
    PlayJournal journal(kBegin);
    journal.add(playing(), kBegin + 1'500ms);
    const auto line = read(journal.line());
    EXPECT_EQ(line.at("t"), 1.5);
    EXPECT_EQ(line.at("state"), "playing");
    EXPECT_EQ(line.at("latency"), 3.12);
    EXPECT_EQ(line.at("glass_to_glass"), 3.3);
    EXPECT_EQ(line.at("speed"), 1.02);
    EXPECT_EQ(line.at("estimate"), 2'000'000);
    EXPECT_EQ(line.at("rendition").at("height").to_number<int>(), 360);
    EXPECT_FALSE(line.contains("events"));
    EXPECT_FALSE(line.contains("error"));
}

TEST(PlayJournal, WritesNothingWhereNothingIsKnown) {
    PlayJournal journal(kBegin);
    journal.add(LivePlayerSnapshot(), kBegin);
    const auto line = read(journal.line());
    EXPECT_TRUE(line.at("latency").is_null());
    EXPECT_TRUE(line.at("glass_to_glass").is_null());
    EXPECT_TRUE(line.at("rendition").is_null());
    EXPECT_TRUE(line.at("estimate").is_null());
    const auto summary = read(journal.summary()).at("summary").as_object();
    EXPECT_TRUE(summary.at("startup").is_null());
    EXPECT_TRUE(summary.at("glass_to_glass").is_null());
    EXPECT_EQ(summary.at("played"), 0.0);
}

TEST(PlayJournal, TellsOfEachEventOnce) {
    PlayJournal journal(kBegin);
    player::PlayerEvent stalled;
    stalled.kind = player::PlayerEventKind::kStalled;
    stalled.at = kBegin + 2s;
    stalled.text = "dry";
    journal.add(stalled);
    const auto events = read(journal.line()).at("events").as_array();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].at("event"), "stalled");
    EXPECT_EQ(events[0].at("t"), 2.0);
    EXPECT_EQ(events[0].at("text"), "dry");
    EXPECT_FALSE(read(journal.line()).contains("events"));
}

TEST(PlayJournal, SumsUp) {
    PlayJournal journal(kBegin);
    LivePlayerSnapshot snapshot = playing();
    snapshot.player.startupTime = 420ms;
    for (int quarter = 0; quarter <= 40; ++quarter) {
        journal.add(snapshot, kBegin + quarter * 250ms);
    }
    snapshot.player.error = Error{ErrorCode::kIo, "gone"};
    journal.add(snapshot, kBegin + 10s);
    const auto summary = read(journal.summary()).at("summary").as_object();
    EXPECT_EQ(summary.at("seconds"), 10.0);
    EXPECT_EQ(summary.at("played"), 10.0);
    EXPECT_EQ(summary.at("startup"), 0.42);
    EXPECT_EQ(summary.at("bitrate"), 600'000);
    EXPECT_EQ(summary.at("glass_to_glass").at("p95"), 3.3);
    EXPECT_EQ(summary.at("error"), "gone");
}

}  // namespace
}  // namespace sigma::viewer
