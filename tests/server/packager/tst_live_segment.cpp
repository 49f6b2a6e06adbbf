#include <gtest/gtest.h>

#include "server/packager/live_segment.h"

namespace sigma::packager {
namespace {

std::shared_ptr<const MediaPart> part(std::size_t bytes, bool isIndependent, bool isGap = false) {
    auto made = std::make_shared<MediaPart>();
    made->data = SharedBuffer::take(Bytes(bytes));
    made->isIndependent = isIndependent;
    made->isGap = isGap;
    return made;
}

TEST(MediaSegment, IsAGapOnlyWithoutAnyMedia) {
    MediaSegment segment;
    segment.parts = {part(0, false, true), part(0, false, true)};
    EXPECT_TRUE(segment.isGap());
    segment.parts.push_back(part(10, true));
    EXPECT_FALSE(segment.isGap());
}

TEST(MediaSegment, IsIndependentWhenItsFirstMediaIs) {
    MediaSegment segment;
    segment.parts = {part(0, false, true), part(10, true), part(10, false)};
    EXPECT_TRUE(segment.isIndependent());
    EXPECT_EQ(segment.bytes(), 20U);
    segment.parts = {part(10, false), part(10, true)};
    EXPECT_FALSE(segment.isIndependent());
}

TEST(PartPosition, IsOrderedBySegmentThenPart) {
    EXPECT_LT((PartPosition{1, 9}), (PartPosition{2, 0}));
    EXPECT_LT((PartPosition{2, 0}), (PartPosition{2, 1}));
}

}  // namespace
}  // namespace sigma::packager
