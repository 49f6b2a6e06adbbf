#include <stdexcept>

#include "server/store/connection.h"
#include "server/store/query.h"
#include "server/store/work_group.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using namespace std::chrono_literals;

class WorkGroupTest : public testing::TestWithParam<test::StoreBackend> {
protected:
    WorkGroupTest() {
        EXPECT_TRUE(connection->executeOnce("CREATE TABLE t (a BIGINT PRIMARY KEY)").has_value());
    }

    static Result<void> insert(Transaction& transaction, std::int64_t number) {
        SIGMA_TRY(Query(transaction, "INSERT INTO t (a) VALUES (:a)").bind("a", number).execute());
        return {};
    }
    static TransactionWork inserting(std::int64_t number) {
        return [number](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(insert(transaction, number));
            transaction.events().emplace_back();
            return {};
        };
    }
    static TransactionWork failingAfter(std::int64_t number) {
        return [number](Transaction& transaction) -> Result<void> {
            SIGMA_TRY(insert(transaction, number));
            return Error{ErrorCode::kForbidden, "no"};
        };
    }
    std::vector<std::string> numbers() {
        std::vector<std::string> found;
        const auto listed =
            connection->execute("SELECT a FROM t ORDER BY a", {}, 1, [&](Row& row) -> Result<void> {
                found.push_back(*row[0]);
                return {};
            });
        EXPECT_TRUE(listed.has_value());
        return found;
    }

    std::shared_ptr<const std::string> url = GetParam().make();
    std::unique_ptr<Connection> connection =
        Connection::open(parseDatabaseUrl(*url).value(), 1s).value();
};

TEST_P(WorkGroupTest, TakesBackOnlyTheWorkThatFails) {
    const WorkGroup group =
        performTogether(*connection, {inserting(1), failingAfter(2), inserting(3)});
    EXPECT_TRUE(group.whole.has_value());
    EXPECT_TRUE(group.outcomes[0].result.has_value());
    EXPECT_EQ(test::codeOf(group.outcomes[1].result), ErrorCode::kForbidden);
    EXPECT_TRUE(group.outcomes[2].result.has_value());
    EXPECT_EQ(group.outcomes[2].aftermath.events.size(), 1U);
    EXPECT_EQ(numbers(), (std::vector<std::string>{"1", "3"}));
}

TEST_P(WorkGroupTest, GoesOnAfterAStatementThatTheDatabaseRefuses) {
    const WorkGroup group =
        performTogether(*connection, {inserting(1), inserting(1), inserting(2)});
    EXPECT_TRUE(group.whole.has_value());
    EXPECT_EQ(test::codeOf(group.outcomes[1].result), ErrorCode::kAlreadyExists);
    EXPECT_TRUE(group.outcomes[1].aftermath.events.empty());
    EXPECT_EQ(numbers(), (std::vector<std::string>{"1", "2"}));
}

TEST_P(WorkGroupTest, GoesOnAfterAWorkThatThrows) {
    const TransactionWork throwing = [](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(insert(transaction, 1));
        throw std::runtime_error("no");
    };
    const WorkGroup group = performTogether(*connection, {throwing, inserting(2)});
    EXPECT_EQ(test::codeOf(group.outcomes[0].result), ErrorCode::kIo);
    EXPECT_EQ(numbers(), std::vector<std::string>{"2"});
}

TEST_P(WorkGroupTest, LeavesNothingOfASingleWorkThatFails) {
    const WorkGroup group = performTogether(*connection, {failingAfter(1)});
    EXPECT_TRUE(group.whole.has_value()) << "the database did what it was told";
    EXPECT_EQ(test::codeOf(group.outcomes[0].result), ErrorCode::kForbidden);
    EXPECT_TRUE(numbers().empty());
    EXPECT_TRUE(performTogether(*connection, {inserting(2)}).outcomes[0].result.has_value());
}

TEST_P(WorkGroupTest, DoesNothingAtAllWhereTheDatabaseFails) {
    const TransactionWork unavailable = [](Transaction& transaction) -> Result<void> {
        const Error error{ErrorCode::kUnavailable, "gone"};
        transaction.fail(error);
        return error;
    };
    bool isLastRun = false;
    const TransactionWork last = [&isLastRun](Transaction&) -> Result<void> {
        isLastRun = true;
        return {};
    };
    const WorkGroup group =
        performTogether(*connection, {inserting(1), failingAfter(2), unavailable, last});
    EXPECT_EQ(test::codeOf(group.whole), ErrorCode::kUnavailable);
    EXPECT_FALSE(group.isInDoubt);
    EXPECT_EQ(test::codeOf(group.outcomes[0].result), ErrorCode::kUnavailable);
    EXPECT_EQ(test::codeOf(group.outcomes[1].result), ErrorCode::kForbidden);
    EXPECT_EQ(test::codeOf(group.outcomes[3].result), ErrorCode::kUnavailable);
    EXPECT_FALSE(isLastRun);
    EXPECT_TRUE(numbers().empty());
}

TEST_P(WorkGroupTest, CommitsABatchAtOnce) {
    const TransactionWork first = inserting(1);
    const TransactionWork second = inserting(2);
    const WorkBatch batch = performAllOrNone(*connection, {first, second});
    EXPECT_TRUE(batch.result.has_value());
    EXPECT_EQ(batch.done, 2U);
    EXPECT_EQ(batch.aftermath.events.size(), 2U);
    EXPECT_FALSE(batch.isInDoubt);
    EXPECT_EQ(numbers(), (std::vector<std::string>{"1", "2"}));
}

TEST_P(WorkGroupTest, LeavesNothingOfABatchWithAWorkThatFails) {
    const TransactionWork first = inserting(1);
    const TransactionWork failing = failingAfter(2);
    const WorkBatch batch = performAllOrNone(*connection, {first, failing, first});
    EXPECT_EQ(test::codeOf(batch.result), ErrorCode::kForbidden);
    EXPECT_EQ(batch.done, 1U);
    EXPECT_FALSE(batch.isInDoubt);
    EXPECT_TRUE(numbers().empty());
    EXPECT_TRUE(performAllOrNone(*connection, {first}).result.has_value());
}

TEST_P(WorkGroupTest, BelievesThatTheDatabaseFailsOnlyWhereAStatementDid) {
    const Error error{ErrorCode::kUnavailable, "gone"};
    const TransactionWork saying = [&](Transaction&) -> Result<void> { return error; };
    const TransactionWork meeting = [&](Transaction& transaction) -> Result<void> {
        transaction.fail(error);
        return error;
    };
    EXPECT_EQ(test::codeOf(performAllOrNone(*connection, {saying}).result), ErrorCode::kIo);
    EXPECT_EQ(test::codeOf(performAllOrNone(*connection, {meeting}).result),
              ErrorCode::kUnavailable);
}

SIGMA_ON_EVERY_BACKEND(WorkGroupTest);

}  // namespace
}  // namespace sigma::store
