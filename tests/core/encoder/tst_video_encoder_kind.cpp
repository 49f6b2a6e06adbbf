#include <gtest/gtest.h>

#include "core/encoder/video_encoder_kind.h"

namespace sigma::encoder {
namespace {

TEST(VideoEncoderKind, IsSaidAndReadByName) {
    for (const char* name : {"x264", "nvenc", "qsv", "vaapi", "v4l2m2m", "videotoolbox", "amf"}) {
        const auto kind = parseVideoEncoderKind(name);
        ASSERT_TRUE(kind.has_value()) << name;
        EXPECT_EQ(toString(*kind), name);
    }
}

TEST(VideoEncoderKind, RefusesOtherNames) {
    const auto kind = parseVideoEncoderKind("X264");
    ASSERT_TRUE(kind.has_error());
    EXPECT_EQ(kind.error().context, "there is no video encoder \"X264\"");
}

}  // namespace
}  // namespace sigma::encoder
