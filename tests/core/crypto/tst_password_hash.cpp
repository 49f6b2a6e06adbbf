#include <gtest/gtest.h>

#include "core/crypto/password_hash.h"

namespace sigma::crypto {
namespace {

const std::string& hashed() {
    static const std::string kHash = hashPassword("correct horse").value();
    return kHash;
}

TEST(PasswordHash, TellsTheRightPasswordFromOthers) {
    EXPECT_TRUE(verifyPassword(hashed(), "correct horse"));
    EXPECT_FALSE(verifyPassword(hashed(), "correct horse "));
    EXPECT_FALSE(verifyPassword(hashed(), ""));
}

TEST(PasswordHash, IsArgon2idAndHoldsNoPassword) {
    EXPECT_TRUE(hashed().starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
    EXPECT_EQ(hashed().find("correct horse"), std::string::npos);
}

TEST(PasswordHash, DiffersEachTime) {
    EXPECT_NE(hashPassword("correct horse").value(), hashed());
}

TEST(PasswordHash, AsksForANewOneWhenTheCostHasChanged) {
    EXPECT_FALSE(needsRehash(hashed()));
    EXPECT_TRUE(
        needsRehash("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA"
                    "$MJZHEgIbBuYjlSSdTRROWiWVs0CGpGtmrmtLkYIOHyM"));
    EXPECT_TRUE(needsRehash("no hash"));
}

TEST(PasswordHash, RefusesWhatIsNoPassword) {
    for (const std::string& password : {std::string(), std::string(kMaxPasswordBytes + 1, 'x')}) {
        const auto refused = hashPassword(password);
        ASSERT_TRUE(refused.has_error());
        EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
        EXPECT_FALSE(verifyPassword(hashed(), password));
    }
}

TEST(PasswordHash, VerifiesNothingAgainstWhatIsNoHash) {
    EXPECT_FALSE(verifyPassword("", "correct horse"));
    EXPECT_FALSE(verifyPassword("no hash", "correct horse"));
    EXPECT_FALSE(verifyPassword(std::string(500, '$'), "correct horse"));
}

}  // namespace
}  // namespace sigma::crypto
