#include <gtest/gtest.h>

#include "core/base/ascii.h"

namespace sigma {
namespace {

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
