#include <gtest/gtest.h>

#include "core/thumbnails/key_frame_picture.h"
#include "tests/core/playback/small_stream.h"

namespace sigma::thumbnails {
namespace {

TEST(KeyFramePicture, DecodesTheFirstKeyFrameOfASegment) {
    const playback::SmallTrack track = playback::makePictures(60);
    const auto chunks = playback::chunksOf(track, player::Lane::kMain, 30);
    const auto picture = decodeKeyFrame(track.init, chunks[1].bytes);
    ASSERT_TRUE(picture.has_value()) << picture.error().context;
    EXPECT_EQ(picture->width, 320U);
    const auto made = media::readTimestampStrip(*picture);
    ASSERT_TRUE(made.has_value()) << made.error().context;
    EXPECT_EQ(*made, std::chrono::seconds(1));
}

TEST(KeyFramePicture, NeedsNoMoreOfAFragmentThanTheKeyFrame) {
    const playback::SmallTrack track = playback::makePictures(30);
    const SharedBuffer whole = playback::chunksOf(track, player::Lane::kMain, 30)[0].bytes;
    std::size_t rest = 0;
    for (std::size_t sample = 1; sample != track.samples.size(); ++sample) {
        rest += track.samples[sample].payload.size();
    }
    const auto picture = decodeKeyFrame(track.init, whole.slice(0, whole.size() - rest));
    ASSERT_TRUE(picture.has_value()) << picture.error().context;
    EXPECT_EQ(*media::readTimestampStrip(*picture), std::chrono::seconds(0));
}

TEST(KeyFramePicture, MakesNoMemoryForABoxThatSaysItIsHuge) {
    const auto bytes = SharedBuffer::take(std::string("\xFF\xFF\xFF\xFFmdat....", 12));
    EXPECT_TRUE(decodeKeyFrame({}, bytes).has_error());
}

TEST(KeyFramePicture, SaysWhereThereIsNoKeyFrame) {
    const playback::SmallTrack track = playback::makePictures(20);
    const auto chunks = playback::chunksOf(track, player::Lane::kMain, 10);
    const auto picture = decodeKeyFrame(track.init, chunks[1].bytes);
    ASSERT_TRUE(picture.has_error());
    EXPECT_EQ(picture.error().code, ErrorCode::kNotFound);
}

TEST(KeyFramePicture, RefusesWhatIsNoSegment) {
    EXPECT_TRUE(decodeKeyFrame({}, {}).has_error());
    EXPECT_TRUE(decodeKeyFrame({}, SharedBuffer::take(std::string("<html>"))).has_error());
}

}  // namespace
}  // namespace sigma::thumbnails
