#include <gtest/gtest.h>

#include "server/stream/gop_cache.h"
#include "tests/support/sample_factory.h"

namespace sigma::stream {
namespace {

constexpr std::size_t kPlenty = 1U << 20;

TEST(GopCache, BeginsWithTheNewestKeyFrame) {
    GopCache cache(kPlenty);
    const auto key = test::videoSample(6000, true);
    cache.add(test::videoSample(0, true), true);
    cache.add(test::videoSample(3000, false), true);
    cache.add(key, true);
    cache.add(test::audioSample(3200), true);
    cache.add(test::videoSample(9000, false), true);
    ASSERT_EQ(cache.samples().size(), 3U);
    EXPECT_EQ(cache.samples().front(), key);
    EXPECT_EQ(cache.samples()[1]->track, media::TrackKind::kAudio);
}

TEST(GopCache, KeepsNothingBeforeAKeyFrame) {
    GopCache cache(kPlenty);
    cache.add(test::audioSample(0), true);
    cache.add(test::videoSample(0, false), true);
    EXPECT_TRUE(cache.samples().empty());
}

TEST(GopCache, KeepsOneFrameOfAStreamWithoutVideo) {
    GopCache cache(kPlenty);
    cache.add(test::audioSample(0), false);
    cache.add(test::audioSample(1024), false);
    ASSERT_EQ(cache.samples().size(), 1U);
    EXPECT_EQ(cache.samples().front()->dts, 1024);
}

TEST(GopCache, GivesUpAGroupThatDoesNotFitUntilTheNextOne) {
    GopCache cache(10'000);
    cache.add(test::videoSample(0, true, 4'000), true);
    cache.add(test::videoSample(3000, false, 4'000), true);
    EXPECT_EQ(cache.samples().size(), 2U);
    cache.add(test::videoSample(6000, false, 4'000), true);
    EXPECT_TRUE(cache.samples().empty());
    cache.add(test::videoSample(9000, false, 10), true);
    EXPECT_TRUE(cache.samples().empty());
    cache.add(test::videoSample(12000, true, 4'000), true);
    EXPECT_EQ(cache.samples().size(), 1U);
}

TEST(GopCache, BoundsTinySamplesToo) {
    GopCache cache(kPlenty);
    cache.add(test::videoSample(0, true), true);
    const auto empty = test::audioSample(0, 0);
    std::size_t most = 0;
    for (int count = 0; count != 100'000; ++count) {
        cache.add(empty, true);
        most = std::max(most, cache.samples().size());
    }
    EXPECT_LE(most, kPlenty / sizeof(media::MediaSample));
}

TEST(GopCache, ForgetsEverythingOnRequest) {
    GopCache cache(kPlenty);
    cache.add(test::videoSample(0, true), true);
    cache.clear();
    EXPECT_TRUE(cache.samples().empty());
    cache.add(test::videoSample(3000, false), true);
    EXPECT_TRUE(cache.samples().empty());
}

}  // namespace
}  // namespace sigma::stream
