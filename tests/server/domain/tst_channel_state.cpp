#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "server/domain/channel_state.h"

namespace sigma::domain {
namespace {

constexpr std::array kStates{ChannelState::kIdle, ChannelState::kActive, ChannelState::kStopped};
constexpr std::array kSignals{ChannelSignal::kSessionBegan, ChannelSignal::kSessionEnded,
                              ChannelSignal::kStop, ChannelSignal::kStart};

/// A row for each state, a column for each signal, in the order above; "" is illegal.
constexpr std::string_view kExpected[kStates.size()][kSignals.size()] = {
    {"active", "", "stopped", ""},
    {"", "idle", "stopped", ""},
    {"", "stopped", "", "idle"},
};

TEST(ChannelState, MovesAsItsTableSays) {
    for (std::size_t row = 0; row != kStates.size(); ++row) {
        for (std::size_t column = 0; column != kSignals.size(); ++column) {
            const auto after = next(kStates[row], kSignals[column]);
            const std::string_view expected = kExpected[row][column];
            SCOPED_TRACE(std::string(toString(kStates[row])) + " and " +
                         std::string(toString(kSignals[column])));
            ASSERT_EQ(after.has_value(), !expected.empty());
            if (after.has_value()) {
                EXPECT_EQ(toString(*after), expected);
            }
        }
    }
}

TEST(ChannelState, NamesTheIllegalMove) {
    const auto refused = next(ChannelState::kActive, ChannelSignal::kStart);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().code, ErrorCode::kIllegalTransition);
    EXPECT_EQ(refused.error().context, "a channel that is active does not take the signal start");
}

TEST(ChannelState, IsReadBackFromItsName) {
    for (const ChannelState state : kStates) {
        EXPECT_EQ(channelStateFrom(toString(state)), state);
    }
    for (const char* name : {"", "Idle", "unknown", "ended"}) {
        EXPECT_EQ(channelStateFrom(name), std::nullopt) << name;
    }
}

TEST(ChannelSignal, HasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (const ChannelSignal signal : kSignals) {
        names.insert(toString(signal));
    }
    EXPECT_EQ(names.size(), kSignals.size());
    EXPECT_FALSE(names.contains("unknown"));
}

}  // namespace
}  // namespace sigma::domain
