#include <gtest/gtest.h>

#include "core/hls/attribute_list.h"
#include "core/hls/start_point.h"
#include "core/hls/tag_writer.h"

namespace sigma::hls {
namespace {

using namespace std::chrono_literals;

struct Case {
    StartPoint start;
    std::string attributes;
};

class StartPointText : public testing::TestWithParam<Case> {};

TEST_P(StartPointText, IsWrittenAndReadBack) {
    TagWriter writer;
    writeStartPoint(writer, GetParam().start);
    EXPECT_EQ(writer.take(), "#EXT-X-START:" + GetParam().attributes + "\n");
    const auto attributes = AttributeList::parse(GetParam().attributes);
    ASSERT_TRUE(attributes.has_value());
    EXPECT_EQ(readStartPoint(*attributes).value(), GetParam().start);
}

INSTANTIATE_TEST_SUITE_P(Table, StartPointText,
                         testing::Values(Case{{0s, false}, "TIME-OFFSET=0.0"},
                                         Case{{1500ms, false}, "TIME-OFFSET=1.5"},
                                         Case{{-3600ms, true}, "TIME-OFFSET=-3.6,PRECISE=YES"}));

TEST(StartPoint, IsNotPreciseUnlessItSaysSo) {
    const auto attributes = AttributeList::parse("TIME-OFFSET=1,PRECISE=NO");
    EXPECT_FALSE(readStartPoint(*attributes).value().isPrecise);
}

TEST(StartPoint, NeedsATimeOffset) {
    for (const char* text : {"PRECISE=YES", "TIME-OFFSET=soon"}) {
        const auto attributes = AttributeList::parse(text);
        const auto start = readStartPoint(*attributes);
        ASSERT_TRUE(start.has_error()) << text;
        EXPECT_EQ(start.error().code, ErrorCode::kInvalidData);
    }
}

}  // namespace
}  // namespace sigma::hls
