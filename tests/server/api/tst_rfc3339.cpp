#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "server/api/rfc3339.h"

namespace sigma::api {
namespace {

using std::chrono::milliseconds;

TEST(Rfc3339, WritesMilliseconds) {
    EXPECT_EQ(toRfc3339(WallTime(milliseconds(1'769'853'600'007))), "2026-01-31T10:00:00.007Z");
    EXPECT_TRUE(timeOrNull(std::nullopt).is_null());
    EXPECT_EQ(timeOrNull(WallTime()), "1970-01-01T00:00:00.000Z");
}

TEST(Rfc3339, ReadsZones) {
    for (const char* text :
         {"2026-01-31T10:00:00Z", "2026-01-31T17:00:00+07:00", "2026-01-31T05:00:00.000-05:00"}) {
        EXPECT_EQ(fromRfc3339(text), WallTime(milliseconds(1'769'853'600'000))) << text;
    }
}

TEST(Rfc3339, ReadsNothingElse) {
    for (const char* text :
         {"", "2026-01-31", "2026-01-31T10:00:00", "2026-01-31T10:00:00.5", "now", "1769853600",
          "2026-13-31T10:00:00Z", "1969-12-31T23:59:59Z",
          "2026-01-31T10:00:00.00000000000000000000000000000000000000000000000Z"}) {
        EXPECT_FALSE(fromRfc3339(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace sigma::api
