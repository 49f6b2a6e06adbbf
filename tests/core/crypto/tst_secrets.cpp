#include <set>

#include <gtest/gtest.h>

#include "core/crypto/secrets.h"

namespace sigma::crypto {
namespace {

TEST(Secrets, MakesTokensThatDifferAndFitAUrl) {
    std::set<std::string> tokens;
    for (int count = 0; count != 200; ++count) {
        const std::string token = randomToken(26);
        EXPECT_EQ(token.size(), 26U);
        EXPECT_EQ(token.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567"), std::string::npos);
        tokens.insert(token);
    }
    EXPECT_EQ(tokens.size(), 200U);
}

TEST(Secrets, HoldAtLeastTheEntropyAskedFor) {
    EXPECT_EQ(randomSecret(160).size(), 32U);
    EXPECT_EQ(randomSecret(128).size(), 26U);
    EXPECT_NE(randomSecret(128), randomSecret(128));
}

TEST(Secrets, ComparesByContentAndLength) {
    EXPECT_TRUE(equalInConstantTime("secret", "secret"));
    EXPECT_FALSE(equalInConstantTime("secret", "Secret"));
    EXPECT_FALSE(equalInConstantTime("secret", "secret "));
    EXPECT_TRUE(equalInConstantTime("", ""));
}

}  // namespace
}  // namespace sigma::crypto
