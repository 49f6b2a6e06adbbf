#include <gtest/gtest.h>

#include "core/playback/timeline_map.h"
#include "tests/support/sample_factory.h"

namespace sigma::playback {
namespace {

using namespace std::chrono_literals;
using player::Lane;
using player::MediaChunk;

MediaChunk chunkAt(Duration start, Lane lane = Lane::kMain) {
    MediaChunk chunk;
    chunk.lane = lane;
    chunk.start = start;
    chunk.duration = 1s;
    return chunk;
}

MediaChunk afterDiscontinuity(MediaChunk chunk) {
    chunk.hasDiscontinuityBefore = true;
    return chunk;
}

/// Pictures, the first of which is shown at the time.
DemuxedChunk picturesAt(Duration time) {
    DemuxedChunk media;
    const std::int64_t ticks = time.count() * 9 / 100;
    // Decoded in another order than shown: the key frame is the second to be shown.
    for (const std::int64_t offset : {3000, 0, 6000}) {
        media::MediaSample sample = *test::videoSample(ticks - 3000, media.samples.empty());
        sample.ctsOffset = static_cast<std::int32_t>(3000 + offset);
        media.samples.push_back({test::h264Track(), sample});
    }
    return media;
}

DemuxedChunk soundAt(Duration time) {
    DemuxedChunk media;
    media.samples.push_back({test::aacTrack(), *test::audioSample(time.count() * 48 / 1000)});
    return media;
}

TEST(TimelineMap, PutsTheFirstPictureShownWhereTheChunkBegins) {
    TimelineMap map;
    const Placement placement = map.place(chunkAt(10s), picturesAt(100s));
    EXPECT_EQ(placement.offset, -90s);
    EXPECT_FALSE(placement.isJump);
}

TEST(TimelineMap, KeepsTheMediasTimesWherePlaylistsRound) {
    TimelineMap map;
    map.place(chunkAt(10s), picturesAt(100s));
    EXPECT_EQ(map.place(chunkAt(11s), picturesAt(101s + 500us)).offset, -90s - 500us);
    EXPECT_EQ(map.place(chunkAt(12s + 30ms), picturesAt(102s)).offset, -90s + 500us)
        << "by 1 ms at most";
}

TEST(TimelineMap, GivesBothLanesOneOffset) {
    TimelineMap map;
    map.place(chunkAt(10s), picturesAt(100s));
    const Placement sound = map.place(chunkAt(10s, Lane::kAudio), soundAt(100s - 400ms));
    EXPECT_EQ(sound.offset, -90s);
    map.place(chunkAt(11s), picturesAt(101s - 1ms));
    EXPECT_EQ(map.place(chunkAt(11s, Lane::kAudio), soundAt(101s - 400ms)).offset, -90s + 1ms);
}

TEST(TimelineMap, BeginsAnewAtADiscontinuity) {
    TimelineMap map;
    map.place(chunkAt(10s), picturesAt(100s));
    map.place(chunkAt(10s, Lane::kAudio), soundAt(100s));
    const Placement pictures = map.place(afterDiscontinuity(chunkAt(11s)), picturesAt(5s));
    EXPECT_EQ(pictures.offset, 6s);
    EXPECT_TRUE(pictures.isJump);
    EXPECT_EQ(map.place(chunkAt(11s, Lane::kAudio), soundAt(101s)).offset, -90s)
        << "the other lane has not come there yet";
    const Placement sound =
        map.place(afterDiscontinuity(chunkAt(12s, Lane::kAudio)), soundAt(6s - 20ms));
    EXPECT_EQ(sound.offset, 6s);
    EXPECT_TRUE(sound.isJump);
}

TEST(TimelineMap, BeginsAnewWhereNobodySaidThatTimesJump) {
    TimelineMap map;
    map.place(chunkAt(10s), picturesAt(100s));
    const Placement placement = map.place(chunkAt(11s), picturesAt(200s));
    EXPECT_EQ(placement.offset, -189s);
    EXPECT_TRUE(placement.isJump);
}

TEST(TimelineMap, KnowsWhatTimeTheMediaWillTell) {
    TimelineMap map;
    EXPECT_FALSE(map.expected(chunkAt(10s)));
    map.place(chunkAt(10s), picturesAt(100s));
    EXPECT_EQ(map.expected(chunkAt(20s)), 110s);
    EXPECT_FALSE(map.expected(afterDiscontinuity(chunkAt(20s))));
    EXPECT_EQ(map.expected(chunkAt(20s, Lane::kAudio)), 110s) << "as the other lane has it";
    map.clear();
    EXPECT_FALSE(map.expected(chunkAt(20s)));
}

TEST(TimelineMap, PutsMediaWithoutTimesWhereItsChunkIs) {
    TimelineMap map;
    DemuxedChunk media = soundAt(0s);
    media.hasTimes = false;
    EXPECT_EQ(map.place(chunkAt(10s), media).offset, 10s);
    EXPECT_EQ(map.place(chunkAt(13s), media).offset, 13s);
    EXPECT_FALSE(map.place(chunkAt(16s), media).isJump);
}

}  // namespace
}  // namespace sigma::playback
