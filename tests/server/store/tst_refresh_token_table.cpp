#include "server/store/refresh_token_table.h"
#include "server/store/user_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

RefreshToken makeToken(const std::string& hash, const std::string& family = "fam") {
    return {hash, family, domain::UserId("usr_1"), at(0), at(100), std::nullopt, std::nullopt};
}

class RefreshTokenTableTest : public test::StoreTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(on<UserTable>([](auto& table) {
                        return table.insert(test::sampleUser("usr_1"));
                    }).has_value());
        for (const auto& token : {makeToken("a"), makeToken("b"), makeToken("c", "other")}) {
            ASSERT_TRUE(on<RefreshTokenTable>([&](auto& table) {
                            return table.insert(token);
                        }).has_value());
        }
    }
    Result<RefreshToken> find(const char* hash) {
        return on<RefreshTokenTable>([&](auto& table) { return table.find(hash); });
    }
    bool use(const char* hash) {
        return on<RefreshTokenTable>([&](auto& table) { return table.markUsed(hash, at(5)); })
            .value();
    }
};

TEST_P(RefreshTokenTableTest, GivesBackWhatItWasGiven) {
    EXPECT_EQ(find("a").value(), makeToken("a"));
    EXPECT_EQ(codeOf(find("none")), ErrorCode::kNotFound);
    EXPECT_EQ(
        codeOf(on<RefreshTokenTable>([](auto& table) { return table.insert(makeToken("a")); })),
        ErrorCode::kAlreadyExists);
}

TEST_P(RefreshTokenTableTest, WantsAUser) {
    RefreshToken token = makeToken("x");
    token.user = domain::UserId("usr_none");
    EXPECT_EQ(codeOf(on<RefreshTokenTable>([&](auto& table) { return table.insert(token); })),
              ErrorCode::kConflict);
}

TEST_P(RefreshTokenTableTest, NoticesASecondUse) {
    EXPECT_TRUE(use("a"));
    EXPECT_FALSE(use("a"));
    EXPECT_FALSE(use("none"));
    EXPECT_EQ(find("a").value().usedAt, at(5));
}

TEST_P(RefreshTokenTableTest, RevokesAFamily) {
    const auto revoke = [&] {
        return on<RefreshTokenTable>([](auto& table) { return table.revokeFamily("fam", at(7)); })
            .value();
    };
    EXPECT_EQ(revoke(), 2);
    EXPECT_EQ(revoke(), 0);
    EXPECT_EQ(find("c").value().revokedAt, std::nullopt);
    EXPECT_EQ(find("b").value().revokedAt, at(7));
    EXPECT_FALSE(use("b"));
}

TEST_P(RefreshTokenTableTest, RevokesAUser) {
    EXPECT_EQ(on<RefreshTokenTable>([](auto& table) {
                  return table.revokeUser(domain::UserId("usr_1"), at(7));
              }).value(),
              3);
    EXPECT_EQ(find("c").value().revokedAt, at(7));
}

TEST_P(RefreshTokenTableTest, ForgetsWhatHasExpiredAndWhoIsGone) {
    const auto prune = [&](std::int64_t now) {
        return on<RefreshTokenTable>([&](auto& table) { return table.prune(at(now), 2); }).value();
    };
    EXPECT_EQ(prune(100), 0);
    EXPECT_EQ(prune(101), 2);
    ASSERT_TRUE(on<UserTable>([](auto& table) {
                    return table.remove(domain::UserId("usr_1"));
                }).has_value());
    EXPECT_EQ(prune(101), 0);
    EXPECT_EQ(codeOf(find("a")), ErrorCode::kNotFound);
}

SIGMA_ON_EVERY_BACKEND(RefreshTokenTableTest);

}  // namespace
}  // namespace sigma::store
