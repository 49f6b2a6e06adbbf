#include <vector>

#include <gtest/gtest.h>

#include "core/studio/encode_queue.h"

namespace sigma::studio {
namespace {

std::vector<std::int64_t> timesOf(EncodeQueue& queue) {
    std::vector<std::int64_t> times;
    while (!queue.empty()) {
        times.push_back(queue.pop().time);
    }
    return times;
}

TEST(EncodeQueue, LeavesTheNewestOutWhenItIsFull) {
    EncodeQueue queue;
    for (std::int64_t time = 0; time != 4; ++time) {
        EXPECT_TRUE(queue.push({nullptr, time, time == 0}));
    }
    EXPECT_FALSE(queue.push({nullptr, 4, false}));
    EXPECT_EQ(timesOf(queue), (std::vector<std::int64_t>{0, 1, 2, 3}));
}

TEST(EncodeQueue, MakesRoomForAnIdr) {
    EncodeQueue queue;
    for (std::int64_t time = 0; time != 4; ++time) {
        queue.push({nullptr, time, time == 3});
    }
    EXPECT_FALSE(queue.push({nullptr, 4, true})) << "another picture was left out";
    EXPECT_EQ(timesOf(queue), (std::vector<std::int64_t>{0, 1, 3, 4}));
}

TEST(EncodeQueue, HoldsFourEvenOfIdrs) {
    EncodeQueue queue;
    for (std::int64_t time = 0; time != 6; ++time) {
        EXPECT_EQ(queue.push({nullptr, time, true}), time < 4);
    }
    EXPECT_EQ(timesOf(queue), (std::vector<std::int64_t>{0, 1, 2, 3}));
}

}  // namespace
}  // namespace sigma::studio
