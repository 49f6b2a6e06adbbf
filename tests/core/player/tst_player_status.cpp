#include <set>

#include <gtest/gtest.h>

#include "core/player/player_status.h"

namespace sigma::player {
namespace {

TEST(PlayerStatusTest, NamesEachStateDifferently) {
    std::set<std::string_view> names;
    for (auto state = PlayerState::kLoading; state <= PlayerState::kFailed;
         state = static_cast<PlayerState>(static_cast<int>(state) + 1)) {
        names.insert(toString(state));
    }
    EXPECT_EQ(names.size(), 7U);
    EXPECT_EQ(toString(PlayerState::kStalled), "stalled");
}

}  // namespace
}  // namespace sigma::player
