#include <gtest/gtest.h>

#include "core/player/line_log.h"

namespace sigma::player {
namespace {

TEST(LineLogTest, KeepsTheLastThousandArrivalsInOrder) {
    LineLog log;
    for (std::size_t i = 0; i != 10'000; ++i) {
        log.add({{}, i});
        ASSERT_LE(log.arrivals().size(), 2'000U);
    }
    ASSERT_GE(log.arrivals().size(), 1'000U);
    EXPECT_EQ(log.arrivals().back().bytes, 9'999U);
    EXPECT_EQ(log.arrivals().front().bytes, 10'000U - log.arrivals().size());
}

}  // namespace
}  // namespace sigma::player
