#include "server/store/api_token_table.h"
#include "server/store/user_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

ApiToken makeToken(const std::string& id, const std::string& user = "usr_1") {
    ApiToken token;
    token.id = id;
    token.name = "studio";
    token.user = domain::UserId(user);
    token.hash = "hash of " + id;
    token.scopes = {domain::Scope::kChannelsRead, domain::Scope::kPublish};
    token.createdAt = at(0);
    token.expiresAt = at(50);
    return token;
}

class ApiTokenTableTest : public test::StoreTest {
protected:
    void SetUp() override {
        ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                        SIGMA_TRY(UserTable(transaction).insert(test::sampleUser("usr_1")));
                        SIGMA_TRY(UserTable(transaction).insert(test::sampleUser("usr_2")));
                        SIGMA_TRY(ApiTokenTable(transaction).insert(makeToken("tok_1")));
                        return ApiTokenTable(transaction).insert(makeToken("tok_2", "usr_2"));
                    }).has_value());
    }
    Result<ApiToken> find(const char* id) {
        return on<ApiTokenTable>([&](auto& table) { return table.find(id); });
    }
};

TEST_P(ApiTokenTableTest, GivesBackWhatItWasGiven) {
    EXPECT_EQ(find("tok_1").value(), makeToken("tok_1"));
    EXPECT_EQ(
        on<ApiTokenTable>([](auto& table) { return table.findByHash("hash of tok_2"); }).value().id,
        "tok_2");
    EXPECT_EQ(codeOf(find("tok_3")), ErrorCode::kNotFound);
    EXPECT_EQ(codeOf(on<ApiTokenTable>([](auto& table) { return table.findByHash("x"); })),
              ErrorCode::kNotFound);
}

TEST_P(ApiTokenTableTest, ListsThoseOfAUserOrAll) {
    const auto list = [&](const char* user, const char* after) {
        return on<ApiTokenTable>(
                   [&](auto& table) { return table.list(domain::UserId(user), after, 1); })
            .value();
    };
    EXPECT_EQ(list("usr_2", "").items.at(0).id, "tok_2");
    EXPECT_TRUE(list("", "").hasMore);
    EXPECT_EQ(list("", "tok_1").items.at(0).id, "tok_2");
    EXPECT_TRUE(list("usr_1", "tok_1").items.empty());
}

TEST_P(ApiTokenTableTest, RevokesOnce) {
    const auto revoke = [&](const char* id, std::int64_t time) {
        return on<ApiTokenTable>([&](auto& table) { return table.revoke(id, at(time)); });
    };
    EXPECT_TRUE(revoke("tok_1", 3).has_value());
    EXPECT_TRUE(revoke("tok_1", 4).has_value());
    EXPECT_EQ(find("tok_1").value().revokedAt, at(3));
    EXPECT_EQ(codeOf(revoke("tok_9", 3)), ErrorCode::kNotFound);
}

TEST_P(ApiTokenTableTest, RemembersItsLastUse) {
    ASSERT_TRUE(on<ApiTokenTable>([](auto& table) {
                    return table.setLastUsed("tok_1", at(8));
                }).has_value());
    EXPECT_EQ(find("tok_1").value().lastUsedAt, at(8));
}

SIGMA_ON_EVERY_BACKEND(ApiTokenTableTest);

}  // namespace
}  // namespace sigma::store
