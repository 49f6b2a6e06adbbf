#include <gtest/gtest.h>

#include "core/codec/obu.h"
#include "tests/support/hex_bytes.h"

namespace sigma::codec {
namespace {

using test::hexBuffer;
using test::hexBytes;

TEST(ObuReader, WalksUnitsWithAndWithoutSizeAndExtension) {
    // A temporal delimiter; a sequence header with an extension byte; a frame up to the end.
    const Bytes bytes = hexBytes(
        "1200"
        "0e2802aabb"
        "30112233");
    ObuReader reader(bytes);
    const Obu delimiter = reader.next().value();
    EXPECT_EQ(delimiter.type, ObuType::kTemporalDelimiter);
    EXPECT_EQ(delimiter.whole.size(), 2U);
    EXPECT_TRUE(delimiter.payload.empty());
    const Obu header = reader.next().value();
    EXPECT_EQ(header.type, ObuType::kSequenceHeader);
    EXPECT_EQ(header.whole.size(), 5U);
    EXPECT_EQ(header.payload.front(), 0xAA);
    const Obu frame = reader.next().value();
    EXPECT_EQ(frame.type, ObuType::kFrame);
    EXPECT_EQ(frame.payload.size(), 3U);
    EXPECT_TRUE(reader.atEnd());
}

TEST(ObuReader, ReadsSizesOfSeveralBytes) {
    Bytes bytes = hexBytes("328101");
    bytes.resize(3 + 129);
    EXPECT_EQ(ObuReader(bytes).next()->payload.size(), 129U);
}

TEST(ObuReader, NamesWhatIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {"b200", "an OBU is broken: its forbidden bit is set"},
        {"320500", "an OBU is broken: wanted 5 bytes, 1 are left"},
        {"32ffffffffffffffffff00", "an OBU is broken: its size takes more than 8 bytes"},
        {"3280", "an OBU is broken: wanted 1 bytes, 0 are left"},
        {"36", "an OBU is broken: wanted 1 bytes, 0 are left"},
    };
    for (const auto& [bytes, context] : cases) {
        const auto result = ObuReader(hexBytes(bytes)).next();
        ASSERT_TRUE(result.has_error()) << bytes;
        EXPECT_EQ(result.error().code, ErrorCode::kInvalidData);
        EXPECT_EQ(result.error().context, context);
    }
}

TEST(TemporalUnit, LosesLeadingDelimitersWithoutACopy) {
    const SharedBuffer unit = hexBuffer(
        "1200"
        "32021122");
    const auto stripped = withoutTemporalDelimiters(unit);
    ASSERT_TRUE(stripped.has_value());
    EXPECT_EQ(*stripped, hexBuffer("32021122"));
    EXPECT_EQ(stripped->data(), unit.data() + 2);
}

TEST(TemporalUnit, WithoutDelimitersStaysWhereItIs) {
    const SharedBuffer unit = hexBuffer("32021122");
    EXPECT_EQ(withoutTemporalDelimiters(unit)->data(), unit.data());
}

TEST(TemporalUnit, LosesDelimitersInTheMiddle) {
    EXPECT_EQ(withoutTemporalDelimiters(hexBuffer("1200"
                                                  "32021122"
                                                  "1200"
                                                  "320133"))
                  .value(),
              hexBuffer("32021122"
                        "320133"));
}

TEST(TemporalUnit, OfDelimitersOnlyBecomesEmpty) {
    EXPECT_TRUE(withoutTemporalDelimiters(hexBuffer("1200"))->empty());
}

TEST(TemporalUnit, ThatIsBrokenIsRefused) {
    EXPECT_TRUE(withoutTemporalDelimiters(hexBuffer("320511")).has_error());
}

}  // namespace
}  // namespace sigma::codec
