#include <gtest/gtest.h>

#include "core/base/ascii.h"

namespace sigma {
namespace {

TEST(Ascii, TellsDigitsAndLettersFromTheirNeighbours) {
    for (const char c : std::string_view("09")) {
        EXPECT_TRUE(isDigitAscii(c) && !isLetterAscii(c)) << c;
    }
    for (const char c : std::string_view("AZaz")) {
        EXPECT_TRUE(isLetterAscii(c) && !isDigitAscii(c)) << c;
        EXPECT_EQ(isUpperAscii(c), c < 'a') << c;
    }
    for (const char c : std::string_view("/:@[`{\xC3\xB2")) {
        EXPECT_FALSE(isDigitAscii(c) || isLetterAscii(c)) << c;
    }
}

TEST(Ascii, LowersLettersAndNothingElse) {
    EXPECT_EQ(toLowerAscii(std::string_view("AZ az [@`{ 09 \xC3\x89")), "az az [@`{ 09 \xC3\x89");
}

TEST(Ascii, ComparesInAnyCase) {
    EXPECT_TRUE(equalsInAnyCase("Content-Type", "content-tYPE"));
    EXPECT_FALSE(equalsInAnyCase("Content-Type", "Content-Typ"));
    EXPECT_FALSE(equalsInAnyCase("@", "`"));
}

}  // namespace
}  // namespace sigma
