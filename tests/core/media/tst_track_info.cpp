#include <gtest/gtest.h>

#include "core/media/track_info.h"

namespace sigma::media {
namespace {

struct Named {
    Codec codec;
    TrackKind kind;
    std::string_view name;
};

class EachCodec : public testing::TestWithParam<Named> {};

TEST_P(EachCodec, HasItsKindAndName) {
    EXPECT_EQ(kindOf(GetParam().codec), GetParam().kind);
    EXPECT_EQ(toString(GetParam().codec), GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(TrackInfo, EachCodec,
                         testing::Values(Named{Codec::kH264, TrackKind::kVideo, "h264"},
                                         Named{Codec::kHevc, TrackKind::kVideo, "hevc"},
                                         Named{Codec::kAv1, TrackKind::kVideo, "av1"},
                                         Named{Codec::kAac, TrackKind::kAudio, "aac"}));

TEST(TrackInfo, NamesItsKinds) {
    EXPECT_EQ(toString(TrackKind::kVideo), "video");
    EXPECT_EQ(toString(TrackKind::kAudio), "audio");
}

}  // namespace
}  // namespace sigma::media
