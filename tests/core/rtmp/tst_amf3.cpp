#include <gtest/gtest.h>

#include "core/base/byte_writer.h"
#include "core/rtmp/amf3.h"

namespace sigma::rtmp {
namespace {

Result<AmfValue> decode(ByteSpan bytes) {
    ByteReader reader(bytes);
    AmfBudget budget;
    SIGMA_TRY_ASSIGN(AmfValue value, decodeAmf3(reader, budget));
    EXPECT_TRUE(reader.atEnd());
    return value;
}

struct Sample {
    std::string name;
    Bytes bytes;
    AmfValue value;
};

AmfObject objectOf(std::vector<AmfProperty> properties, bool isEcmaArray = false) {
    return {.isEcmaArray = isEcmaArray, .properties = std::move(properties)};
}

class Amf3Value : public testing::TestWithParam<Sample> {};

TEST_P(Amf3Value, IsRead) {
    const auto value = decode(GetParam().bytes);
    ASSERT_TRUE(value.has_value()) << value.error().context;
    EXPECT_EQ(*value, GetParam().value);
}

TEST_P(Amf3Value, IsRefusedWhenCutOff) {
    const ByteSpan whole = GetParam().bytes;
    for (std::size_t length = 0; length != whole.size(); ++length) {
        EXPECT_EQ(decode(whole.first(length)).error().code, ErrorCode::kNotEnoughData) << length;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Amf3Value,
    testing::Values(
        Sample{"Undefined", {0x00}, AmfValue()}, Sample{"Null", {0x01}, AmfNull{}},
        Sample{"False", {0x02}, AmfValue(false)}, Sample{"True", {0x03}, AmfValue(true)},
        Sample{"Integer", {0x04, 0x7F}, AmfValue(127.0)},
        Sample{"LongInteger", {0x04, 0xBF, 0xFF, 0xFF, 0xFF}, AmfValue(268435455.0)},
        Sample{"NegativeInteger", {0x04, 0xFF, 0xFF, 0xFF, 0xFF}, AmfValue(-1.0)},
        Sample{"Double", {0x05, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0}, AmfValue(1.5)},
        Sample{"Text", {0x06, 0x05, 'h', 'i'}, AmfValue("hi")},
        Sample{"Xml", {0x0B, 0x03, 'x'}, AmfValue("x")},
        Sample{"Date", {0x08, 0x01, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0}, AmfValue(AmfDate{1.5})},
        Sample{"Bytes", {0x0C, 0x05, 1, 2}, AmfValue(Bytes{1, 2})},
        Sample{"DenseArray",
               {0x09, 0x05, 0x01, 0x03, 0x02},
               AmfArray{{AmfValue(true), AmfValue(false)}}},
        Sample{"MixedArray",
               {0x09, 0x03, 0x03, 'k', 0x03, 0x01, 0x02},
               objectOf({{"k", AmfValue(true)}, {"0", AmfValue(false)}}, true)},
        Sample{"DynamicObject",
               {0x0A, 0x0B, 0x01, 0x03, 'a', 0x04, 0x01, 0x01},
               objectOf({{"a", AmfValue(1.0)}})},
        Sample{"SealedObject",
               {0x0A, 0x13, 0x03, 'C', 0x03, 'a', 0x04, 0x02},
               objectOf({{"a", AmfValue(2.0)}})},
        Sample{"RepeatedText",
               {0x09, 0x05, 0x01, 0x06, 0x03, 'q', 0x06, 0x00},
               AmfArray{{AmfValue("q"), AmfValue("q")}}},
        Sample{"RepeatedTraits",
               {0x09, 0x05, 0x01, 0x0A, 0x13, 0x01, 0x03, 'a', 0x03, 0x0A, 0x01, 0x02},
               AmfArray{{objectOf({{"a", AmfValue(true)}}), objectOf({{"a", AmfValue(false)}})}}}),
    [](const auto& sample) { return sample.param.name; });

TEST(Amf3, RefusesReferencesToWhatIsNotThere) {
    EXPECT_EQ(decode(Bytes{0x06, 0x02}).error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(decode(Bytes{0x0A, 0x05}).error().code, ErrorCode::kInvalidData);
}

TEST(Amf3, RefusesWhatItDoesNotSupport) {
    EXPECT_EQ(decode(Bytes{0x0A, 0x00}).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(decode(Bytes{0x0A, 0x07, 0x01}).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(decode(Bytes{0x0D, 0x01}).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(decode(Bytes{0x12}).error().code, ErrorCode::kInvalidData);
}

TEST(Amf3, BoundsTheDepth) {
    ByteWriter writer;
    for (std::size_t level = 0; level != AmfBudget::kMaxDepth + 1; ++level) {
        writer.u8(0x09).u8(0x03).u8(0x01);
    }
    writer.u8(0x01);
    EXPECT_EQ(decode(writer.view()).error().code, ErrorCode::kLimitExceeded);
}

TEST(Amf3, BoundsTextsThatAreRepeatedForTwoBytesEach) {
    ByteWriter writer;
    writer.u8(0x09).u8(0x9F).u8(0x23).u8(0x01);  // an array of 2,001
    writer.u8(0x06).u8(0x89).u8(0x01).text(std::string(576, 'x'));
    for (int item = 0; item != 2000; ++item) {
        writer.u8(0x06).u8(0x00);
    }
    EXPECT_EQ(decode(writer.view()).error().code, ErrorCode::kLimitExceeded);
}

TEST(Amf3, BoundsTheNamesOfAClass) {
    ByteWriter writer;
    writer.u8(0x0A).u8(0xFF).u8(0xFF).u8(0xFF).u8(0xF3).u8(0x01);
    for (std::size_t name = 0; name != AmfBudget::kMaxValues; ++name) {
        writer.u8(0x01);
    }
    EXPECT_EQ(decode(writer.view()).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::rtmp
