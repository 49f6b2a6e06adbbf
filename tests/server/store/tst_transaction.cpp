#include "server/store/transaction.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

class TransactionTest : public test::StoreTest {};

TEST_P(TransactionTest, KeepsItsFirstFailure) {
    const auto done = in([](Transaction& transaction) -> Result<void> {
        EXPECT_EQ(transaction.failure(), std::nullopt);
        transaction.fail({ErrorCode::kConflict, "first"});
        transaction.fail({ErrorCode::kIo, "second"});
        return {};
    });
    EXPECT_EQ(test::codeOf(done), ErrorCode::kConflict);
    EXPECT_EQ(done.error().context, "first");
}

SIGMA_ON_EVERY_BACKEND(TransactionTest);

}  // namespace
}  // namespace sigma::store
