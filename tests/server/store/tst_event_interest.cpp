#include <gtest/gtest.h>

#include "server/store/event_interest.h"

namespace sigma::store {
namespace {

TEST(EventInterest, MatchesExactTypesAndPrefixes) {
    EXPECT_TRUE(matchesEventType("session.live", "session.live"));
    EXPECT_TRUE(matchesEventType("session.*", "session.input.lost"));
    EXPECT_TRUE(matchesEventType("*", "node.lost"));
    EXPECT_FALSE(matchesEventType("session.live", "session.live2"));
    EXPECT_FALSE(matchesEventType("session.*", "sessions"));
    EXPECT_FALSE(matchesEventType("session.*", "session"));
    EXPECT_FALSE(matchesEventType("", "session.live"));
}

TEST(EventInterest, IsInAllWithoutTypes) {
    EXPECT_TRUE(isInterestedIn({"whk", {}}, "channel.created"));
    EXPECT_TRUE(isInterestedIn({"whk", {"a", "channel.*"}}, "channel.created"));
    EXPECT_FALSE(isInterestedIn({"whk", {"a", "session.*"}}, "channel.created"));
}

}  // namespace
}  // namespace sigma::store
