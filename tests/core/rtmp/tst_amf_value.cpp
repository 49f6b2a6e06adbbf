#include <gtest/gtest.h>

#include "core/rtmp/amf_value.h"

namespace sigma::rtmp {
namespace {

TEST(AmfValue, FindsPropertiesByName) {
    AmfObject object;
    object.add("app", "live").add("fps", 25.0).add("app", "second");
    EXPECT_EQ(object.text("app"), "live");
    EXPECT_DOUBLE_EQ(object.number("fps"), 25.0);
    EXPECT_EQ(object.find("none"), nullptr);
}

TEST(AmfValue, GivesNothingForAPropertyOfAnotherType) {
    AmfObject object;
    object.add("app", 1.0).add("fps", "many");
    EXPECT_EQ(object.text("app"), "");
    EXPECT_DOUBLE_EQ(object.number("fps"), 0.0);
}

TEST(AmfValue, TellsAnObjectFromAnEcmaArray) {
    AmfObject object;
    AmfObject array;
    array.isEcmaArray = true;
    EXPECT_FALSE(AmfValue(object) == AmfValue(array));
    EXPECT_TRUE(AmfValue(object) == AmfValue(AmfObject{}));
}

}  // namespace
}  // namespace sigma::rtmp
