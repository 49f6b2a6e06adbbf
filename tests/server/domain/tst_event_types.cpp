#include <set>

#include <gtest/gtest.h>

#include "server/domain/event_types.h"

namespace sigma::domain {
namespace {

TEST(EventTypes, AreNamedOnceEach) {
    const std::set<std::string_view> names(eventTypes().begin(), eventTypes().end());
    EXPECT_EQ(names.size(), eventTypes().size());
    EXPECT_EQ(names.size(), 44U);
}

TEST(EventTypes, AreKnownByTheirWholeName) {
    for (const std::string_view type : eventTypes()) {
        EXPECT_TRUE(isKnownEventType(type)) << type;
    }
    for (const std::string_view other : {"", "session", "session.", "session.*", "Session.live"}) {
        EXPECT_FALSE(isKnownEventType(other)) << other;
    }
}

TEST(EventTypes, HaveLowerCaseWordsAndPoints) {
    for (const std::string_view type : eventTypes()) {
        EXPECT_EQ(type.find_first_not_of("abcdefghijklmnopqrstuvwxyz_."), std::string_view::npos)
            << type;
        EXPECT_NE(type.find('.'), std::string_view::npos) << type;
    }
}

struct Match {
    std::string_view pattern;
    std::string_view type;
    bool isMatch;
};

class EventPattern : public testing::TestWithParam<Match> {};

TEST_P(EventPattern, MatchesWhatItNames) {
    EXPECT_EQ(matchesEventType(GetParam().pattern, GetParam().type), GetParam().isMatch)
        << GetParam().pattern << " and " << GetParam().type;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, EventPattern,
    testing::Values(
        Match{"session.live", "session.live", true}, Match{"session.live", "session.lives", false},
        Match{"session.*", "session.live", true}, Match{"session.*", "session.input.starved", true},
        Match{"session.*", "session.", false}, Match{"session.*", "session", false},
        Match{"session.*", "sessions.live", false}, Match{"session.input.*", "session.live", false},
        Match{"*", "gift.received", true}, Match{"", "gift.received", false},
        Match{"session*", "session.live", false}, Match{".*", "session.live", false}));

class EventPatternKnown : public testing::TestWithParam<std::pair<std::string_view, bool>> {};

TEST_P(EventPatternKnown, WhereItCanEverMatch) {
    EXPECT_EQ(isKnownEventPattern(GetParam().first), GetParam().second) << GetParam().first;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, EventPatternKnown,
    testing::Values(std::pair{"session.live", true}, std::pair{"session.*", true},
                    std::pair{"session.input.*", true}, std::pair{"*", true}, std::pair{"", false},
                    std::pair{"**", false}, std::pair{"sessions.*", false},
                    std::pair{"session.live.*", false}, std::pair{"session*", false},
                    std::pair{".*", false}, std::pair{"sess.*", false}));

TEST(EventPatterns, MatchExactTypesAndPrefixes) {
    EXPECT_TRUE(matchesEventType("session.live", "session.live"));
    EXPECT_TRUE(matchesEventType("session.*", "session.input.lost"));
    EXPECT_TRUE(matchesEventType("*", "node.lost"));
    EXPECT_FALSE(matchesEventType("session.live", "session.live2"));
    EXPECT_FALSE(matchesEventType("session.*", "sessions"));
    EXPECT_FALSE(matchesEventType("session.*", "session"));
    EXPECT_FALSE(matchesEventType("", "session.live"));
}

TEST(EventPatterns, MatchIfOneOfThemDoes) {
    EXPECT_TRUE(matchesAnyEventType({}, "channel.created"));
    EXPECT_TRUE(matchesAnyEventType({"a", "channel.*"}, "channel.created"));
    EXPECT_FALSE(matchesAnyEventType({"a", "session.*"}, "channel.created"));
}

TEST(EventPatterns, MatchEverythingWhereThereAreNone) {
    EXPECT_TRUE(matchesAnyEventType({}, "clip.ready"));
    EXPECT_TRUE(matchesAnyEventType({"node.*", "clip.ready"}, "clip.ready"));
    EXPECT_FALSE(matchesAnyEventType({"node.*", "asset.*"}, "clip.ready"));
}

}  // namespace
}  // namespace sigma::domain
