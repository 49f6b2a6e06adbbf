#include "server/store/idempotency_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;

class IdempotencyTableTest : public test::StoreTest {
protected:
    std::optional<IdempotencyRecord> claim(const char* principal, const char* hash,
                                           std::int64_t now) {
        return on<IdempotencyTable>([&](auto& table) {
                   return table.claim(principal, "key", hash, at(now), at(now + 10));
               })
            .value();
    }
};

TEST_P(IdempotencyTableTest, KeepsTheAnswerForTheNextRequest) {
    EXPECT_EQ(claim("usr_1", "hash", 0), std::nullopt);
    IdempotencyRecord record{"usr_1", "key", "hash", 0, "", "", at(10)};
    EXPECT_EQ(claim("usr_1", "other", 1), record);
    ASSERT_TRUE(on<IdempotencyTable>([](auto& table) {
                    return table.complete("usr_1", "key", 201, "ETag: 1", "{}");
                }).has_value());
    record.status = 201;
    record.headers = "ETag: 1";
    record.body = "{}";
    EXPECT_EQ(claim("usr_1", "hash", 9), record);
}

TEST_P(IdempotencyTableTest, KeepsThePrincipalsApart) {
    EXPECT_EQ(claim("usr_1", "hash", 0), std::nullopt);
    EXPECT_EQ(claim("usr_2", "hash", 0), std::nullopt);
}

TEST_P(IdempotencyTableTest, ForgetsWhatHasExpired) {
    EXPECT_EQ(claim("usr_1", "hash", 0), std::nullopt);
    EXPECT_EQ(claim("usr_1", "new", 10), std::nullopt);
    EXPECT_EQ(claim("usr_1", "hash", 11)->requestHash, "new");
    const auto prune = [&](std::int64_t now) {
        return on<IdempotencyTable>([&](auto& table) { return table.prune(at(now), 9); }).value();
    };
    EXPECT_EQ(prune(19), 0);
    EXPECT_EQ(prune(20), 1);
}

TEST_P(IdempotencyTableTest, KeepsNoAnswerOfAKeyThatWasNotClaimed) {
    EXPECT_EQ(codeOf(on<IdempotencyTable>(
                  [](auto& table) { return table.complete("usr_9", "key", 200, "", ""); })),
              ErrorCode::kNotFound);
}

SIGMA_ON_EVERY_BACKEND(IdempotencyTableTest);

}  // namespace
}  // namespace sigma::store
