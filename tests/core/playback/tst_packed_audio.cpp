#include <gtest/gtest.h>

#include "core/playback/packed_audio.h"
#include "tests/core/playback/muxed_stream.h"

namespace sigma::playback {
namespace {

Bytes withFrame(Bytes tag) {
    tag.insert(tag.end(), {0xFF, 0xF1, 0x4C, 0x80});
    return tag;
}

TEST(PackedAudio, IsKnownByItsTagOrItsFirstFrame) {
    EXPECT_TRUE(isPackedAudio(withFrame(timeTag(1))));
    EXPECT_TRUE(isPackedAudio(Bytes{0xFF, 0xF1, 0x4C}));
    EXPECT_TRUE(isPackedAudio(Bytes{0xFF, 0xF9, 0x4C}));
    EXPECT_FALSE(isPackedAudio(Bytes{0xFF, 0xFB, 0x90})) << "MPEG-1 layer III";
    EXPECT_FALSE(isPackedAudio(Bytes{0xFF}));
    EXPECT_FALSE(isPackedAudio({}));
}

TEST(PackedAudio, TellsTheTimeOfItsTag) {
    const Bytes bytes = withFrame(timeTag(8'589'934'591));
    const PackedAudio packed = readPackedAudio(bytes);
    EXPECT_EQ(packed.time, 8'589'934'591);
    EXPECT_EQ(packed.frames.size(), 4U);
    EXPECT_EQ(packed.frames.front(), 0xFF);
}

TEST(PackedAudio, FindsItsTimeBehindOtherFramesOfTheTag) {
    Bytes bytes = timeTag(77);
    const Bytes other = {'T', 'I', 'T', '2', 0, 0, 0, 2, 0, 0, 3, 'a'};
    bytes.insert(bytes.begin() + 10, other.begin(), other.end());
    bytes[9] = static_cast<std::uint8_t>(63 + other.size());
    EXPECT_EQ(readPackedAudio(withFrame(bytes)).time, 77);
}

TEST(PackedAudio, TellsNoTimeWithoutATag) {
    const Bytes bytes = {0xFF, 0xF1, 0x4C, 0x80};
    const PackedAudio packed = readPackedAudio(bytes);
    EXPECT_FALSE(packed.time);
    EXPECT_EQ(packed.frames.size(), 4U);
}

TEST(PackedAudio, PassesOverATagWithoutATime) {
    Bytes bytes = timeTag(77);
    bytes[25] = 'x';
    const PackedAudio packed = readPackedAudio(withFrame(bytes));
    EXPECT_FALSE(packed.time);
    EXPECT_EQ(packed.frames.size(), 4U);
}

TEST(PackedAudio, SurvivesATagThatEndsTooSoon) {
    const Bytes tag = timeTag(77);
    for (std::size_t size = 0; size != tag.size(); ++size) {
        const PackedAudio packed = readPackedAudio(ByteSpan(tag).first(size));
        EXPECT_FALSE(packed.time) << size;
    }
    Bytes frameTooLong = timeTag(77);
    frameTooLong[16] = 0x7F;
    EXPECT_FALSE(readPackedAudio(frameTooLong).time);
}

}  // namespace
}  // namespace sigma::playback
