#include <gtest/gtest.h>

#include "core/rtmp/amf0.h"

namespace sigma::rtmp {
namespace {

Bytes encode(const AmfValue& value) {
    ByteWriter writer;
    encodeAmf0(value, writer);
    return writer.take();
}

Result<AmfValue> decode(ByteSpan bytes) {
    ByteReader reader(bytes);
    AmfBudget budget;
    return decodeAmf0(reader, budget);
}

AmfValue nested(std::size_t depth) {
    AmfValue value(1.0);
    for (std::size_t level = 0; level != depth; ++level) {
        AmfObject object;
        object.add("in", std::move(value));
        value = std::move(object);
    }
    return value;
}

AmfObject sampleObject(bool isEcmaArray) {
    AmfObject object;
    object.isEcmaArray = isEcmaArray;
    object.add("width", 1920.0).add("", false).add("list", AmfArray{{AmfValue("a"), AmfNull{}}});
    return object;
}

struct Sample {
    std::string name;
    AmfValue value;
};

class Amf0Value : public testing::TestWithParam<Sample> {};

TEST_P(Amf0Value, ComesBackAsItWent) {
    const auto value = decode(encode(GetParam().value));
    ASSERT_TRUE(value.has_value()) << value.error().context;
    EXPECT_EQ(*value, GetParam().value);
}

TEST_P(Amf0Value, IsRefusedWhenCutOff) {
    const Bytes whole = encode(GetParam().value);
    for (std::size_t length = 0; length != whole.size(); ++length) {
        const auto value = decode(ByteSpan(whole).first(length));
        ASSERT_TRUE(value.has_error()) << length;
        EXPECT_EQ(value.error().code, ErrorCode::kNotEnoughData);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Amf0Value,
    testing::Values(Sample{"Number", AmfValue(-2.5)}, Sample{"Boolean", AmfValue(true)},
                    Sample{"Text", AmfValue("live")}, Sample{"EmptyText", AmfValue("")},
                    Sample{"Null", AmfValue(AmfNull{})}, Sample{"Undefined", AmfValue()},
                    Sample{"Date", AmfValue(AmfDate{1.7e12})},
                    Sample{"Array", AmfValue(AmfArray{{AmfValue(1.0), AmfValue("b")}})},
                    Sample{"Object", AmfValue(sampleObject(false))},
                    Sample{"EcmaArray", AmfValue(sampleObject(true))}),
    [](const auto& sample) { return sample.param.name; });

TEST(Amf0, WritesAnObjectAsTheSpecificationShowsIt) {
    AmfObject object;
    object.add("a", 1.0);
    EXPECT_EQ(encode(object),
              (Bytes{0x03, 0x00, 0x01, 'a', 0x00, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x00, 0x00, 0x09}));
}

TEST(Amf0, WritesLongTextsInTheirLongForm) {
    const AmfValue text(std::string(70'000, 'x'));
    const Bytes bytes = encode(text);
    EXPECT_EQ(bytes[0], 0x0C);
    EXPECT_EQ(decode(bytes).value(), text);
}

TEST(Amf0, ReadsTypedObjectsWithoutTheirClass) {
    const Bytes bytes{0x10, 0, 2, 'C', 'l', 0, 1, 'a', 0x05, 0, 0, 9};
    AmfObject expected;
    expected.add("a", AmfNull{});
    EXPECT_EQ(decode(bytes).value(), AmfValue(expected));
}

TEST(Amf0, TakesTheEndMarkerOfAnEcmaArrayRatherThanItsCount) {
    const Bytes bytes{0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 'a', 0x01, 1, 0, 0, 9};
    const auto value = decode(bytes);
    ASSERT_TRUE(value.has_value());
    EXPECT_EQ(value->as<AmfObject>()->properties.size(), 1U);
}

TEST(Amf0, SwitchesToAmf3) {
    const Bytes bytes{0x11, 0x04, 0x05};
    EXPECT_EQ(decode(bytes).value(), AmfValue(5.0));
}

TEST(Amf0, ReadsValuesUpToTheEnd) {
    const Bytes bytes{0x02, 0, 1, 'x', 0x05};
    const auto values = decodeAmf0Values(bytes);
    ASSERT_TRUE(values.has_value());
    EXPECT_EQ(*values, (std::vector<AmfValue>{AmfValue("x"), AmfNull{}}));
}

TEST(Amf0, RefusesMarkersThatBeginNoValue) {
    EXPECT_EQ(decode(Bytes{0x12}).error().code, ErrorCode::kInvalidData);
    EXPECT_EQ(decode(Bytes{0x07, 0, 0}).error().code, ErrorCode::kUnsupported);
    EXPECT_EQ(decode(Bytes{0x09}).error().code, ErrorCode::kUnsupported);
}

TEST(Amf0, BoundsTheDepth) {
    EXPECT_TRUE(decode(encode(nested(AmfBudget::kMaxDepth))).has_value());
    EXPECT_EQ(decode(encode(nested(AmfBudget::kMaxDepth + 1))).error().code,
              ErrorCode::kLimitExceeded);
}

TEST(Amf0, BoundsTheNumberOfValues) {
    ByteWriter writer;
    writer.u8(0x0A).u32(0xFFFFFFFF);
    for (std::size_t item = 0; item != AmfBudget::kMaxValues; ++item) {
        writer.u8(0x05);
    }
    EXPECT_EQ(decode(writer.view()).error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace sigma::rtmp
