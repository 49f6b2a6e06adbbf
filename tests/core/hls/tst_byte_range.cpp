#include <gtest/gtest.h>

#include "core/hls/byte_range.h"

namespace sigma::hls {
namespace {

constexpr std::uint64_t kMost = (std::uint64_t{1} << 63U) - 1;

TEST(ByteRangeTest, IsReadWithAndWithoutAnOffset) {
    const auto whole = SaidByteRange::parse("500@1000");
    ASSERT_TRUE(whole.has_value());
    EXPECT_EQ(whole->length, 500U);
    EXPECT_EQ(whole->offset, 1000U);
    const auto following = SaidByteRange::parse("500");
    ASSERT_TRUE(following.has_value());
    EXPECT_FALSE(following->offset);
}

TEST(ByteRangeTest, IsNothingElse) {
    for (const char* const text : {"", "@", "5@", "@5", "a@0", "5@-1", "1@2@3", "5 @0"}) {
        EXPECT_EQ(SaidByteRange::parse(text).error().code, ErrorCode::kInvalidData) << text;
    }
}

TEST(ByteRangeTest, IsWrittenAsItIsRead) {
    EXPECT_EQ(toString(ByteRange{1000, 500}), "500@1000");
}

TEST(ByteRangeTest, IsAskedForByItsFirstAndItsLastByte) {
    EXPECT_EQ(toRangeHeader(ByteRange{1000, 500}), "bytes=1000-1499");
    EXPECT_EQ(toRangeHeader(ByteRange{0, 1}), "bytes=0-0");
}

TEST(ByteRangeTest, IsNeitherEmptyNorEndless) {
    EXPECT_EQ(ByteRange::create(4, 0).error().context, "the byte range 0@4 is empty");
    EXPECT_EQ(ByteRange::create(2, kMost - 1).error().context,
              "the byte range 9223372036854775806@2 ends beyond 2^63");
    EXPECT_TRUE(ByteRange::create(kMost + 1, 1).has_error());
    ASSERT_TRUE(ByteRange::create(1, kMost - 1).has_value());
    EXPECT_EQ(ByteRange::create(1, kMost - 1)->end(), kMost);
}

class ByteRangeSequenceTest : public testing::Test {
protected:
    Result<std::optional<ByteRange>> next(const std::string& uri, const char* text) {
        return m_sequence.next(uri, *SaidByteRange::parse(text));
    }

    ByteRangeSequence m_sequence;
};

TEST_F(ByteRangeSequenceTest, GoesOnWhereTheOneBeforeEnded) {
    EXPECT_EQ(*next("a", "10@100"), (ByteRange{100, 10}));
    EXPECT_EQ(*next("a", "20"), (ByteRange{110, 20}));
    EXPECT_EQ(*next("a", "5"), (ByteRange{130, 5}));
    EXPECT_EQ(*next("a", "5@7"), (ByteRange{7, 5}));
    EXPECT_EQ(*next("a", "1"), (ByteRange{12, 1}));
}

TEST_F(ByteRangeSequenceTest, RefusesARangeThatFollowsNone) {
    EXPECT_EQ(next("a", "10").error().context,
              "a byte range of a has no offset, and none is before it");
    EXPECT_TRUE(next("a", "10@0").has_value());
    EXPECT_TRUE(next("b", "10").has_error());
    EXPECT_TRUE(next("a", "10@0").has_value());
    EXPECT_EQ(*m_sequence.next("a", std::nullopt), std::nullopt);
    EXPECT_TRUE(next("a", "10").has_error());
}

TEST_F(ByteRangeSequenceTest, RefusesOneThatEndsBeyondAllFiles) {
    EXPECT_TRUE(next("a", "1@9223372036854775806").has_value());
    EXPECT_TRUE(next("a", "1").has_error());
}

}  // namespace
}  // namespace sigma::hls
