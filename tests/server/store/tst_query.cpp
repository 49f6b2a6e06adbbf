#include "server/store/query.h"
#include "server/store/setting_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

using test::codeOf;

class QueryTest : public test::StoreTest {
protected:
    void SetUp() override {
        for (const char* name : {"a", "b", "c"}) {
            ASSERT_TRUE(
                on<SettingTable>([&](auto& table) { return table.set(name, "1"); }).has_value());
        }
    }
};

TEST_P(QueryTest, ReadsAllOneOrAPage) {
    ASSERT_TRUE(
        in([](Transaction& transaction) -> Result<void> {
            const auto select = [&](const char* rest) { return Query(transaction, "name", rest); };
            EXPECT_EQ(select("FROM settings ORDER BY name").all(readText).value(),
                      (std::vector<std::string>{"a", "b", "c"}));
            EXPECT_EQ(select("FROM settings WHERE name = 'z'").first(readText).value(),
                      std::nullopt);
            EXPECT_EQ(codeOf(select("FROM settings WHERE name = 'z'").one(readText, "z")),
                      ErrorCode::kNotFound);
            const auto page = select("FROM settings ORDER BY name LIMIT :limit").page(readText, 2);
            EXPECT_EQ(page.value(), (Page<std::string>{{"a", "b"}, true}));
            const auto last = select("FROM settings WHERE name > 'b' LIMIT :limit");
            EXPECT_EQ(Query(last).page(readText, 1).value(), (Page<std::string>{{"c"}, false}));
            return {};
        }).has_value());
}

TEST_P(QueryTest, SaysWhatItCouldNotChange) {
    const auto done = in([](Transaction& transaction) {
        return Query(transaction, "DELETE FROM settings WHERE name = 'z'").executeOne("setting z");
    });
    EXPECT_EQ(codeOf(done), ErrorCode::kNotFound);
    EXPECT_EQ(done.error().context, "there is no setting z");
}

TEST_P(QueryTest, GoesOnWithNothingAfterAFailedStatement) {
    const auto done = in([](Transaction& transaction) -> Result<void> {
        EXPECT_TRUE(SettingTable(transaction).set("d", "1").has_value());
        EXPECT_TRUE(
            Query(transaction, "INSERT INTO settings (name) VALUES ('e')").execute().has_error());
        EXPECT_TRUE(SettingTable(transaction).set("f", "1").has_error());
        return {};
    });
    EXPECT_EQ(codeOf(done), ErrorCode::kInvalidArgument);
    EXPECT_EQ(on<SettingTable>([](auto& table) { return table.get("d"); }).value(), std::nullopt);
}

TEST_P(QueryTest, NamesAColumnThatHoldsSomethingElse) {
    ASSERT_TRUE(on<SettingTable>([](auto& table) { return table.set("x", "word"); }).has_value());
    const auto read = in([](Transaction& transaction) {
        return Query(transaction, "value", "FROM settings WHERE name = 'x'").all(readInteger);
    });
    EXPECT_EQ(codeOf(read), ErrorCode::kInvalidData);
}

SIGMA_ON_EVERY_BACKEND(QueryTest);

}  // namespace
}  // namespace sigma::store
