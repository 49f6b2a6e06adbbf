#include <algorithm>
#include <span>

#include <gtest/gtest.h>

extern "C" {
#include <libavcodec/avcodec.h>
}

#include "core/ffmpeg/codec_config.h"

namespace sigma::ffmpeg {
namespace {

TEST(FfmpegCodecConfig, KnowsFfmpegsNumbers) {
    EXPECT_EQ(codecIdOf(media::Codec::kH264), AV_CODEC_ID_H264);
    EXPECT_EQ(codecIdOf(media::Codec::kHevc), AV_CODEC_ID_HEVC);
    EXPECT_EQ(codecIdOf(media::Codec::kAv1), AV_CODEC_ID_AV1);
    EXPECT_EQ(codecIdOf(media::Codec::kAac), AV_CODEC_ID_AAC);
}

TEST(FfmpegCodecConfig, CopiesWithPaddingOfNoughts) {
    const Bytes config = {1, 2, 3};
    std::uint8_t* const copy = copyConfig(config);
    ASSERT_NE(copy, nullptr);
    EXPECT_TRUE(std::ranges::equal(std::span(copy, config.size()), config));
    const std::span padding(copy + config.size(), AV_INPUT_BUFFER_PADDING_SIZE);
    EXPECT_TRUE(std::ranges::all_of(padding, [](std::uint8_t byte) { return byte == 0; }));
    av_free(copy);
}

}  // namespace
}  // namespace sigma::ffmpeg
