#include <gtest/gtest.h>

#include "server/origin/media_name.h"

namespace sigma::origin {
namespace {

TEST(MediaName, IsAnInitialisationSection) {
    const auto name = parseMediaName("init-3.mp4");
    ASSERT_TRUE(name.has_value());
    EXPECT_EQ(std::get<InitName>(*name).version, 3U);
}

TEST(MediaName, IsASegment) {
    const auto name = parseMediaName("18446744073709551615.m4s");
    ASSERT_TRUE(name.has_value());
    EXPECT_EQ(std::get<SegmentName>(*name).sequence, 18446744073709551615U);
}

TEST(MediaName, IsAPart) {
    const auto name = parseMediaName("120.0.m4s");
    ASSERT_TRUE(name.has_value());
    EXPECT_EQ(std::get<packager::PartPosition>(*name), (packager::PartPosition{120, 0}));
}

class MediaNameIsNone : public testing::TestWithParam<std::string> {};

TEST_P(MediaNameIsNone, ForAnythingElse) {
    EXPECT_FALSE(parseMediaName(GetParam()).has_value());
}

INSTANTIATE_TEST_SUITE_P(Table, MediaNameIsNone,
                         testing::Values("", ".m4s", "..m4s", "1", "1.mp4", "1.m4s.m4s", "1..m4s",
                                         ".1.m4s", "1.2.3.m4s", "01.m4s", "1.00.m4s", "+1.m4s",
                                         "-1.m4s", " 1.m4s", "1 .m4s", "1e3.m4s", "0x1.m4s",
                                         "18446744073709551616.m4s", "1.4294967296.m4s",
                                         "init-.mp4", "init-01.mp4", "init-1.m4s", "init.mp4",
                                         "init-4294967296.mp4", "../1.m4s", "media.m3u8"));

}  // namespace
}  // namespace sigma::origin
