#include <gtest/gtest.h>

#include "core/base/text_pieces.h"

namespace sigma {
namespace {

TEST(TextPiecesTest, LeavesOutBlanksAtBothEnds) {
    EXPECT_EQ(trimmed("\t a b  "), "a b");
    EXPECT_EQ(trimmed("a"), "a");
    EXPECT_EQ(trimmed(" \t"), "");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("\r\na "), "\r\na");
    EXPECT_EQ(trimmed("\r\na ", " \r\n"), "a");
}

TEST(TextPiecesTest, TakesWhatStandsBeforeASeparator) {
    std::string_view text = "a,,b";
    EXPECT_EQ(takeUntil(text, ','), "a");
    EXPECT_EQ(takeUntil(text, ','), "");
    EXPECT_EQ(takeUntil(text, ','), "b");
    EXPECT_EQ(text, "");
    EXPECT_EQ(takeUntil(text, ','), "");
}

TEST(TextPiecesTest, TakesAPrefixThatIsThere) {
    std::string_view text = "bytes 1";
    EXPECT_FALSE(takePrefix(text, "items"));
    EXPECT_TRUE(takePrefix(text, "bytes "));
    EXPECT_EQ(text, "1");
}

TEST(TextPiecesTest, TakesANumber) {
    std::string_view text = "18446744073709551615/x";
    EXPECT_EQ(takeNumber(text), 18446744073709551615U);
    EXPECT_EQ(text, "/x");
    EXPECT_EQ(takeNumber(text), std::nullopt);
    EXPECT_EQ(text, "/x");
    std::string_view tooLarge = "18446744073709551616";
    EXPECT_EQ(takeNumber(tooLarge), std::nullopt);
}

}  // namespace
}  // namespace sigma
