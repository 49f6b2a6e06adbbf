#include <gtest/gtest.h>

#include "core/thumbnails/thumbnail_place.h"

namespace sigma::thumbnails {
namespace {

using namespace std::chrono_literals;

TEST(ThumbnailPlace, CountsARecordingFromItsStart) {
    player::PlayerStatus status;
    status.isLive = false;
    status.windowStart = 2s;
    EXPECT_EQ(placeAt(status, 7s), (ThumbnailPlace{5s, std::nullopt}));
}

TEST(ThumbnailPlace, DatesALiveStreamFromWhereItPlays) {
    player::PlayerStatus status;
    status.position = 100s;
    status.programDateTime = hls::DateTime(1000s);
    EXPECT_EQ(placeAt(status, 40s), (ThumbnailPlace{std::nullopt, hls::DateTime(940s)}));
}

}  // namespace
}  // namespace sigma::thumbnails
