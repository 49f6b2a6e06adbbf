#include <gtest/gtest.h>

#include "core/hls/attribute_list.h"

namespace sigma::hls {
namespace {

TEST(AttributeList, ReadsValuesOfEachKind) {
    const auto list = AttributeList::parse(
        R"(URI="a,b=c.m4s",DURATION=0.5, LAST-MSN=7,INDEPENDENT=YES,TIME-OFFSET=-1.5,EMPTY="")");
    ASSERT_TRUE(list.has_value()) << list.error().context;
    EXPECT_EQ(list->requiredQuoted("URI").value(), "a,b=c.m4s");
    EXPECT_EQ(list->requiredSeconds("DURATION").value(), std::chrono::milliseconds(500));
    EXPECT_EQ(list->requiredInteger("LAST-MSN").value(), 7U);
    EXPECT_TRUE(list->isYes("INDEPENDENT"));
    EXPECT_EQ(list->requiredSignedSeconds("TIME-OFFSET").value(), std::chrono::milliseconds(-1500));
    EXPECT_EQ(list->requiredQuoted("EMPTY").value(), "");
}

TEST(AttributeList, HasNothingForWhatIsNotThere) {
    const AttributeList list = AttributeList::parse("A=1").value();
    EXPECT_FALSE(list.has("B"));
    EXPECT_FALSE(list.isYes("B"));
    EXPECT_EQ(list.quoted("B").value(), "");
    EXPECT_EQ(list.integer("B").value(), std::nullopt);
    EXPECT_EQ(list.seconds("B").value(), std::nullopt);
    EXPECT_EQ(list.requiredInteger("B").error().context, "B is missing");
}

struct BrokenList {
    const char* text;
    const char* context;
};

class RefusedList : public testing::TestWithParam<BrokenList> {};

TEST_P(RefusedList, SaysWhatIsWrong) {
    const auto list = AttributeList::parse(GetParam().text);
    ASSERT_TRUE(list.has_error());
    EXPECT_EQ(list.error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(list.error().context, GetParam().context);
}

INSTANTIATE_TEST_SUITE_P(AttributeList, RefusedList,
                         testing::Values(BrokenList{"URI", "\"URI\" is not NAME=value"},
                                         BrokenList{"=1", "\"=1\" is not NAME=value"},
                                         BrokenList{"uri=1", "\"uri=1\" is not NAME=value"},
                                         BrokenList{"URI=\"a", "URI: the closing quote is missing"},
                                         BrokenList{"URI=\"a\"b",
                                                    "URI: expected a comma behind the value"},
                                         BrokenList{"A=1,A=2", "A is said twice"}));

TEST(AttributeList, NamesTheAttributeOfABrokenValue) {
    const AttributeList list = AttributeList::parse("N=1x,D=\"later\",Q=bare").value();
    EXPECT_EQ(list.integer("N").error().context, "N: \"1x\" is not a whole number below 2^63");
    EXPECT_EQ(list.requiredDateTime("D").error().context, "D: \"later\" is not a date and time");
    EXPECT_EQ(list.quoted("Q").error().context, "Q: expected quotes around the value");
}

TEST(AttributeList, RefusesMoreAttributesThanItsLimit) {
    std::string text;
    for (int index = 0; index != 65; ++index) {
        text += "A" + std::to_string(index) + "=1,";
    }
    EXPECT_EQ(AttributeList::parse(text).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::hls
