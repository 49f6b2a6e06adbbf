#include <array>
#include <thread>

#include <gtest/gtest.h>

#include "core/studio/sample_ring.h"

namespace sigma::studio {
namespace {

TEST(SampleRing, GivesWhatItGotInOrder) {
    SampleRing ring(4);
    std::array<float, 4> out{};
    for (float i = 0; i != 100; ++i) {
        const std::array<float, 4> in = {i, -i, i + 1, -i - 1};
        EXPECT_EQ(ring.write(in), 2U);
        EXPECT_EQ(ring.size(), 2U);
        EXPECT_EQ(ring.read(out), 2U);
        EXPECT_EQ(out, in);
    }
}

TEST(SampleRing, TakesNoMoreThanItHolds) {
    SampleRing ring(3);
    const std::array<float, 10> in = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    EXPECT_EQ(ring.write(in), 3U);
    EXPECT_EQ(ring.write(in), 0U);
    ring.skip(2);
    std::array<float, 10> out{};
    EXPECT_EQ(ring.read(out), 1U);
    EXPECT_EQ(out[0], 5);
    EXPECT_EQ(ring.read(out), 0U);
    ring.skip(5);
    EXPECT_EQ(ring.size(), 0U);
}

TEST(SampleRing, ServesTwoThreads) {
    constexpr int kFrames = 20'000;
    SampleRing ring(64);
    std::thread producer([&] {
        for (int i = 0; i != kFrames;) {
            const std::array<float, 2> frame = {static_cast<float>(i), static_cast<float>(-i)};
            if (ring.write(frame) == 1) {
                ++i;
            } else {
                std::this_thread::yield();
            }
        }
    });
    std::array<float, 2> frame{};
    for (int i = 0; i != kFrames;) {
        if (ring.read(frame) == 1) {
            ASSERT_EQ(frame[0], static_cast<float>(i));
            ASSERT_EQ(frame[1], static_cast<float>(-i));
            ++i;
        } else {
            std::this_thread::yield();
        }
    }
    producer.join();
}

}  // namespace
}  // namespace sigma::studio
