#include "server/store/setting_table.h"
#include "tests/server/store/store_test.h"

namespace sigma::store {
namespace {

class SettingTableTest : public test::StoreTest {
protected:
    std::optional<std::string> get() {
        return on<SettingTable>([](auto& table) { return table.get("secret"); }).value();
    }
    std::string getOrSet(const char* value) {
        return on<SettingTable>([&](auto& table) {
                   return table.getOrSet("secret", [&] { return std::string(value); });
               })
            .value();
    }
};

TEST_P(SettingTableTest, KeepsValuesByName) {
    EXPECT_EQ(get(), std::nullopt);
    for (const char* value : {"one", "two"}) {
        ASSERT_TRUE(
            on<SettingTable>([&](auto& table) { return table.set("secret", value); }).has_value());
        EXPECT_EQ(get(), value);
    }
    ASSERT_TRUE(on<SettingTable>([](auto& table) { return table.remove("secret"); }).has_value());
    EXPECT_EQ(get(), std::nullopt);
}

TEST_P(SettingTableTest, MakesAValueOnce) {
    EXPECT_EQ(getOrSet("first"), "first");
    EXPECT_EQ(getOrSet("second"), "first");
    close();
    if (url() != "sqlite::memory:") {
        open();
        EXPECT_EQ(get(), "first");
    }
}

TEST_P(SettingTableTest, RefusesTextThatTheDatabaseCannotKeep) {
    const auto done = on<SettingTable>(
        [](auto& table) { return table.set("secret", std::string_view("a\0b", 3)); });
    EXPECT_EQ(test::codeOf(done), ErrorCode::kInvalidArgument);
}

SIGMA_ON_EVERY_BACKEND(SettingTableTest);

}  // namespace
}  // namespace sigma::store
