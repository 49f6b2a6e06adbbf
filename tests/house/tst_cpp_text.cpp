#include <gtest/gtest.h>

#include "tests/house/cpp_text.h"

namespace sigma::house {
namespace {

TEST(CppText, BlanksCommentsAndKeepsPositions) {
    EXPECT_EQ(withoutComments("int a; // b\nint c; /* d\n e */ int f;"),
              "int a;     \nint c;     \n      int f;");
}

TEST(CppText, LeavesLiteralsThatLookLikeComments) {
    EXPECT_EQ(withoutComments(R"(f("http://a", '"', "\"//");)"), R"(f("http://a", '"', "\"//");)");
}

TEST(CppText, BlanksLiteralsToo) {
    EXPECT_EQ(codeOnly(R"(f("a\"b", 'c');)"), R"(f("    ", ' ');)");
    EXPECT_EQ(codeOnly("x = R\"--(a \" b)--\"; y"), "x =               ; y");
}

TEST(CppText, TakesDigitSeparatorsForNoQuotes) {
    EXPECT_EQ(codeOnly("1'000 'a' 2'000"), "1'000 ' ' 2'000");
}

TEST(CppText, SurvivesWhatNeverEnds) {
    EXPECT_EQ(codeOnly("a /* b"), "a     ");
    EXPECT_EQ(codeOnly("a \"b"), "a \" ");
    EXPECT_EQ(codeOnly("\"\\"), "\" ");
    EXPECT_EQ(codeOnly("R\"x"), "   ");
}

TEST(CppText, FindsWordsAndNotTheirParts) {
    EXPECT_EQ(findWord("snprintf(printf)", "printf"), 9U);
    EXPECT_EQ(findWord("printf_all", "printf"), std::string_view::npos);
    EXPECT_EQ(findWord("x std::mutex m", "std::mutex"), 2U);
    EXPECT_EQ(findWord("std::mutexes", "std::mutex"), std::string_view::npos);
}

}  // namespace
}  // namespace sigma::house
