#include <gtest/gtest.h>

#include "server/events/retry_after.h"

namespace sigma::events {
namespace {

using namespace std::chrono_literals;

// Sun, 06 Nov 1994 08:49:37 GMT, the moment of RFC 9110's own examples.
constexpr WallTime kMoment{784'111'777s};

struct Value {
    std::string_view text;
    std::optional<std::chrono::seconds> wait;
};

class RetryAfter : public testing::TestWithParam<Value> {};

TEST_P(RetryAfter, IsReadSixtySecondsBeforeTheMoment) {
    EXPECT_EQ(parseRetryAfter(GetParam().text, kMoment - 60s), GetParam().wait) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Seconds, RetryAfter,
                         testing::Values(Value{"0", 0s}, Value{"120", 120s}, Value{"0005", 5s},
                                         Value{"86400", 24h}, Value{"86401", 24h},
                                         Value{"99999999999999999999999999", 24h}));

INSTANTIATE_TEST_SUITE_P(Dates, RetryAfter,
                         testing::Values(Value{"Sun, 06 Nov 1994 08:49:37 GMT", 60s},
                                         Value{"Sunday, 06-Nov-94 08:49:37 GMT", 60s},
                                         Value{"Sun Nov  6 08:49:37 1994", 60s},
                                         Value{"Sun, 06 Nov 1994 08:48:00 GMT", 0s},
                                         Value{"Wed, 09 Nov 1994 08:49:37 GMT", 24h},
                                         Value{"Fri, 31 Dec 9999 23:59:59 GMT", 24h},
                                         Value{"Sat, 01 Jan 0000 00:00:00 GMT", 0s},
                                         Value{"Sunday, 06-Nov-30 08:49:37 GMT", 24h}));

INSTANTIATE_TEST_SUITE_P(Unreadable, RetryAfter,
                         testing::Values(Value{"", std::nullopt}, Value{"-5", std::nullopt},
                                         Value{"1.5", std::nullopt}, Value{"soon", std::nullopt},
                                         Value{" 5", std::nullopt},
                                         Value{"Sun, 06 Nov 1994 08:49:37", std::nullopt},
                                         Value{"Sun, 06 Nov 1994 08:49:37 UTC", std::nullopt},
                                         Value{"Sun, 31 Feb 1994 08:49:37 GMT", std::nullopt},
                                         Value{"Sun, 06 Nov 1994 24:00:00 GMT", std::nullopt},
                                         Value{"Sun, 06 Nov 1994 08:-1:37 GMT", std::nullopt},
                                         Value{"Sun, 06 nov 1994 08:49:37 GMT", std::nullopt},
                                         Value{"Sun, 06 Nov 1994 08:49:37 GMT+1", std::nullopt},
                                         Value{"Sun, 6 Nov 1994 08:49:37 GMT", std::nullopt}));

TEST(RetryAfterDate, RoundsUpToWholeSeconds) {
    EXPECT_EQ(parseRetryAfter("Sun, 06 Nov 1994 08:49:37 GMT", kMoment - 1500ms), 2s);
}

}  // namespace
}  // namespace sigma::events
