#include <gtest/gtest.h>

#include "core/player/loading/chunk_log.h"
#include "tests/core/player/playlist_maker.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;
using test::kNoon;

MediaChunk chunk(Duration start, std::size_t variant, Lane lane = Lane::kMain) {
    MediaChunk made;
    made.lane = lane;
    made.start = start;
    made.duration = 1s;
    made.variant = variant;
    made.bytes = SharedBuffer::take(std::string(100, 'x'));
    made.programDateTime = kNoon + std::chrono::round<std::chrono::milliseconds>(start);
    return made;
}

TEST(ChunkLogTest, KnowsWhatIsAtAPosition) {
    ChunkLog log;
    log.add(chunk(0s, 1));
    log.add(chunk(1s, 2));
    log.add(chunk(0s, 9, Lane::kAudio));
    EXPECT_EQ(log.variantAt(900ms), 1U);
    EXPECT_EQ(log.variantAt(1s), 2U);
    EXPECT_EQ(log.dateAt(1500ms), kNoon + 1500ms);
    EXPECT_EQ(log.bytesAfter(500ms), 300U);
    EXPECT_EQ(log.bytesAfter(1s), 100U);
    EXPECT_EQ(log.bytesAfter(500ms, Lane::kMain), 200U);
    EXPECT_EQ(log.bytesAfter(500ms, Lane::kAudio), 100U);
}

TEST(ChunkLogTest, ForgetsWhatWasPlayedButTheLast) {
    ChunkLog log;
    log.add(chunk(0s, 1));
    log.add(chunk(1s, 2));
    log.forgetBefore(5s);
    EXPECT_EQ(log.variantAt(5s), 2U);
    EXPECT_EQ(log.variantAt(0s), 2U);
}

TEST(ChunkLogTest, DropsWhatThePlayoutDrops) {
    ChunkLog log;
    log.add(chunk(0s, 1));
    log.add(chunk(1s, 2));
    log.dropFrom(1s);
    EXPECT_EQ(log.bytesAfter(0s), 100U);
    log.clear();
    EXPECT_EQ(log.variantAt(0s), std::nullopt);
    EXPECT_EQ(log.dateAt(0s), std::nullopt);
}

TEST(ChunkLogTest, PutsWhatCameLateBehindWhatIsThere) {
    ChunkLog log;
    log.add(chunk(0s, 1));
    log.add(chunk(500ms, 2));
    EXPECT_EQ(log.variantAt(900ms), 1U);
    EXPECT_EQ(log.variantAt(1s), 2U);
    EXPECT_EQ(log.dateAt(1200ms), kNoon + 1200ms);
    log.add(chunk(200ms, 3));
    EXPECT_EQ(log.variantAt(1400ms), 2U);
    EXPECT_EQ(log.variantAt(1500ms), 3U);
}

}  // namespace
}  // namespace sigma::player
