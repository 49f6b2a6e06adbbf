#include <gtest/gtest.h>

#include "server/store/query.h"
#include "server/store/sql_error.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::codeOf;

class SqlErrorTest : public test::StoreTest {
protected:
    Result<void> insert(const std::string& secret, const std::string& channel) {
        return in([&](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(Query(transaction,
                            "INSERT INTO stream_keys (secret, channel, ordinal, created_at) VALUES "
                            "(:secret, :channel, 0, 0)")
                          .bind("secret", secret)
                          .bind("channel", channel)
                          .execute());
            return {};
        });
    }
};

TEST_P(SqlErrorTest, TellsConstraintsApart) {
    EXPECT_EQ(codeOf(insert("hush", "nowhere")), ErrorCode::kConflict);
    EXPECT_EQ(
        codeOf(in([](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(Query(transaction, "INSERT INTO settings (name) VALUES ('a')").execute());
            return {};
        })),
        ErrorCode::kInvalidArgument);
}

TEST_P(SqlErrorTest, KeepsTheValuesToItself) {
    const auto done = insert("hush-hush", "no-such-channel");
    ASSERT_TRUE(done.has_error());
    for (const char* value : {"hush-hush", "no-such-channel"}) {
        EXPECT_EQ(done.error().context.find(value), std::string::npos) << done.error().context;
    }
}

SIGMA_ON_EVERY_BACKEND(SqlErrorTest);

TEST(SqlError, SaysWhatWasBeingDone) {
    const Error error = translateSqlError(std::runtime_error("boom\nsecret"), "opening");
    EXPECT_EQ(error.code, ErrorCode::kIo);
    EXPECT_EQ(error.context, "opening: boom");
}

}  // namespace
}  // namespace sigma::store
