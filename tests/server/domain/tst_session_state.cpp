#include <array>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "server/domain/session_state.h"

namespace sigma::domain {
namespace {

constexpr std::array kStates{SessionState::kInit, SessionState::kProcessing, SessionState::kLive,
                             SessionState::kError, SessionState::kEnded};
constexpr std::array kSignals{SessionSignal::kDecodable, SessionSignal::kWatchable,
                              SessionSignal::kFailed, SessionSignal::kRecovered,
                              SessionSignal::kEnd};
constexpr std::array kInputs{SessionInput::kPrimary, SessionInput::kBackup, SessionInput::kSlate,
                             SessionInput::kStarved, SessionInput::kLost};
constexpr std::array kInputSignals{InputSignal::kConnected, InputSignal::kDisconnected,
                                   InputSignal::kStarved, InputSignal::kFed};

/// A row for each state, a column for each signal, in the order above; "" is illegal.
constexpr std::string_view kExpectedStates[kStates.size()][kSignals.size()] = {
    {"processing", "", "error", "", "ended"},
    {"", "live", "error", "", "ended"},
    {"", "", "error", "", "ended"},
    {"", "", "", "processing", "ended"},
    {"", "", "", "", ""},
};

constexpr std::string_view kExpectedInputs[kInputs.size()][kInputSignals.size()] = {
    {"primary", "lost", "starved", ""},
    {"primary", "lost", "starved", ""},
    {"primary", "lost", "starved", ""},
    {"primary", "lost", "", "primary"},
    {"primary", "", "", ""},
};

template <class States, class Signals, class Table>
void expectMoves(const States& states, const Signals& signals, const Table& expected) {
    for (std::size_t row = 0; row != states.size(); ++row) {
        for (std::size_t column = 0; column != signals.size(); ++column) {
            const auto after = next(states[row], signals[column]);
            SCOPED_TRACE(std::string(toString(states[row])) + " and " +
                         std::string(toString(signals[column])));
            ASSERT_EQ(after.has_value(), !expected[row][column].empty());
            if (after.has_value()) {
                EXPECT_EQ(toString(*after), expected[row][column]);
                continue;
            }
            EXPECT_EQ(after.error().code, ErrorCode::kIllegalTransition);
            for (const std::string_view named :
                 {toString(states[row]), toString(signals[column])}) {
                EXPECT_NE(after.error().context.find(named), std::string::npos);
            }
        }
    }
}

TEST(SessionState, MovesAsItsTableSays) {
    expectMoves(kStates, kSignals, kExpectedStates);
}

TEST(SessionInput, MovesAsItsTableSays) {
    expectMoves(kInputs, kInputSignals, kExpectedInputs);
}

TEST(SessionState, NamesTheIllegalMove) {
    EXPECT_EQ(next(SessionState::kEnded, SessionSignal::kWatchable).error().context,
              "a session that is ended does not take the signal watchable");
    EXPECT_EQ(next(SessionInput::kLost, InputSignal::kFed).error().context,
              "an input that is lost does not take the signal fed");
}

TEST(SessionState, IsReadBackFromItsName) {
    for (const SessionState state : kStates) {
        EXPECT_EQ(sessionStateFrom(toString(state)), state);
    }
    for (const SessionInput input : kInputs) {
        EXPECT_EQ(sessionInputFrom(toString(input)), input);
    }
    for (const char* name : {"", "Live", "unknown", "idle"}) {
        EXPECT_EQ(sessionStateFrom(name), std::nullopt) << name;
        EXPECT_EQ(sessionInputFrom(name), std::nullopt) << name;
        EXPECT_EQ(endedReasonFrom(name), std::nullopt) << name;
    }
}

TEST(EndedReason, IsNamedAsEventsAndTheApiWriteIt) {
    const std::array<std::string_view, 8> names{
        "publisher_stop", "operator_stop", "max_duration", "reconnect_timeout",
        "init_timeout",   "media_error",   "superseded",   "node_lost"};
    for (const std::string_view name : names) {
        const auto reason = endedReasonFrom(name);
        ASSERT_TRUE(reason) << name;
        EXPECT_EQ(toString(*reason), name);
    }
}

}  // namespace
}  // namespace sigma::domain
