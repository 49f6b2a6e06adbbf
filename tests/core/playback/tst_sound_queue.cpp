#include <algorithm>

#include <gtest/gtest.h>

#include "core/playback/sound_queue.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;

constexpr Duration kNoLimit = Duration::max();

/// So many milliseconds of one value.
TimedSound soundOf(Duration start, int milliseconds, float value) {
    return {start, start, std::vector<float>(static_cast<std::size_t>(milliseconds) * 96, value)};
}

/// Everything that can be taken in pieces of 10 ms.
std::vector<float> takeAll(SoundQueue& queue, Duration limit = kNoLimit) {
    std::vector<float> all;
    for (auto piece = queue.take(480, limit); !piece.empty(); piece = queue.take(480, limit)) {
        all.insert(all.end(), piece.begin(), piece.end());
    }
    return all;
}

std::ptrdiff_t millisecondsOf(const std::vector<float>& sound, float value) {
    return std::ranges::count(sound, value) / 96;
}

TEST(SoundQueue, GivesWhatWasPutInInOrder) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 20, 1));
    queue.push(soundOf(20ms, 25, 2));
    const auto all = takeAll(queue);
    EXPECT_EQ(all.size(), 45U * 96);
    EXPECT_EQ(millisecondsOf(all, 1), 20);
    EXPECT_EQ(queue.position(), 45ms);
}

TEST(SoundQueue, BeginsWithinASound) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 20, 1));
    queue.push(soundOf(20ms, 20, 2));
    queue.setPosition(30ms);
    EXPECT_EQ(millisecondsOf(takeAll(queue), 2), 10);
    EXPECT_EQ(queue.position(), 40ms);
}

TEST(SoundQueue, FillsHolesWithSilence) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 20, 1));
    queue.push(soundOf(100ms, 20, 2));
    const auto all = takeAll(queue);
    EXPECT_EQ(millisecondsOf(all, 0), 80);
    EXPECT_EQ(queue.position(), 120ms);
}

TEST(SoundQueue, PlaysWhatOverlapsOnce) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 100, 1));
    queue.push(soundOf(60ms, 100, 2));
    const auto all = takeAll(queue);
    EXPECT_EQ(millisecondsOf(all, 1), 100);
    EXPECT_EQ(millisecondsOf(all, 2), 60);
    EXPECT_EQ(queue.position(), 160ms);
}

TEST(SoundQueue, JoinsWhatNearlyTouchesWithoutASeam) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 20, 1));
    queue.push(soundOf(22ms, 20, 1));
    queue.push(soundOf(40ms, 20, 1));
    EXPECT_EQ(takeAll(queue), std::vector<float>(std::size_t{60} * 96, 1));
    EXPECT_EQ(queue.position(), 60ms);
}

TEST(SoundQueue, PlaysSilenceOfAnyLengthForNothing) {
    SoundQueue queue;
    queue.push({0ms, 2s, {}});
    EXPECT_TRUE(queue.hasRoom());
    EXPECT_TRUE(queue.covers(2s));
    EXPECT_EQ(takeAll(queue).size(), 2000U * 96);
}

TEST(SoundQueue, StopsAtTheLimit) {
    SoundQueue queue;
    queue.push({0ms, 2s, {}});
    EXPECT_EQ(takeAll(queue, 500ms).size(), 500U * 96);
    EXPECT_EQ(queue.position(), 500ms);
}

TEST(SoundQueue, HasRoomUntil200Milliseconds) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 199, 1));
    EXPECT_TRUE(queue.hasRoom());
    queue.push(soundOf(199ms, 1, 1));
    EXPECT_FALSE(queue.hasRoom());
    takeAll(queue);
    queue.setPosition(200ms);
    EXPECT_TRUE(queue.hasRoom());
}

TEST(SoundQueue, KnowsHowFarItReaches) {
    SoundQueue queue;
    EXPECT_FALSE(queue.covers(1ms));
    queue.push(soundOf(100ms, 50, 1));
    EXPECT_TRUE(queue.covers(150ms));
    EXPECT_FALSE(queue.covers(151ms));
    queue.setPosition(120ms);
    EXPECT_TRUE(queue.covers(30ms));
    SoundQueue later;
    later.push(soundOf(1s, 50, 1));
    EXPECT_FALSE(later.covers(10ms)) << "what is missing there may still come";
}

TEST(SoundQueue, DropsWhatLiesBehindAPosition) {
    SoundQueue queue;
    queue.push(soundOf(0ms, 100, 1));
    queue.push(soundOf(100ms, 100, 2));
    queue.dropFrom(50ms);
    queue.push(soundOf(50ms, 20, 3));
    const auto all = takeAll(queue);
    EXPECT_EQ(millisecondsOf(all, 1), 50);
    EXPECT_EQ(millisecondsOf(all, 2), 0);
    EXPECT_EQ(millisecondsOf(all, 3), 20);
    EXPECT_TRUE(queue.hasRoom());
}

TEST(SoundQueue, DropsSilenceBehindAPosition) {
    SoundQueue queue;
    queue.push({0ms, 2s, {}});
    queue.dropFrom(300ms);
    EXPECT_EQ(takeAll(queue).size(), 300U * 96);
}

}  // namespace
}  // namespace sigma::playback
