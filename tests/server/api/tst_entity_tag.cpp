#include <gtest/gtest.h>

#include "server/api/entity_tag.h"

namespace sigma::api {
namespace {

TEST(EntityTag, IsTheVersionInQuotes) {
    EXPECT_EQ(entityTag(3), "\"3\"");
}

TEST(EntityTag, LetsAChangeOfItsVersionThrough) {
    for (const char* field : {"", "*", "\"3\"", " \"2\" , \"3\" ", "\"3\",W/\"9\""}) {
        EXPECT_TRUE(matchesIfMatch(field, 3)) << field;
    }
    for (const char* field : {"\"2\"", "3", "W/\"3\"", "\"33\"", "\"3", ",", "\"*\""}) {
        EXPECT_FALSE(matchesIfMatch(field, 3)) << field;
    }
}

TEST(EntityTag, TellsWhatTheClientHasAlready) {
    for (const char* field : {"*", "\"3\"", "W/\"3\"", "\"1\", W/\"3\""}) {
        EXPECT_TRUE(matchesIfNoneMatch(field, 3)) << field;
    }
    for (const char* field : {"", "\"2\"", "3", "W/3"}) {
        EXPECT_FALSE(matchesIfNoneMatch(field, 3)) << field;
    }
}

}  // namespace
}  // namespace sigma::api
