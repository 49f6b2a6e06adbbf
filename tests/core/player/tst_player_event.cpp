#include <set>

#include <gtest/gtest.h>

#include "core/player/player_event.h"

namespace sigma::player {
namespace {

TEST(PlayerEventTest, NamesEachKindDifferently) {
    std::set<std::string_view> names;
    for (auto kind = PlayerEventKind::kStarted; kind <= PlayerEventKind::kFailed;
         kind = static_cast<PlayerEventKind>(static_cast<int>(kind) + 1)) {
        names.insert(toString(kind));
    }
    EXPECT_EQ(names.size(), 9U);
    EXPECT_EQ(toString(PlayerEventKind::kDateRange), "date_range");
}

TEST(PlayerEventTest, SaysTimesInWholeSeconds) {
    EXPECT_EQ(wholeSeconds(std::chrono::milliseconds(12'400)), "12 s");
}

}  // namespace
}  // namespace sigma::player
