#include "server/store/user_table.h"
#include "tests/server/store/sample_rows.h"

namespace sigma::store {
namespace {

using test::at;
using test::codeOf;
using test::sampleUser;

class UserTableTest : public test::StoreTest {
protected:
    Result<void> insert(const domain::User& user) {
        return on<UserTable>([&](auto& table) { return table.insert(user); });
    }
    Result<domain::User> find(const std::string& id) {
        return on<UserTable>([&](auto& table) { return table.find(domain::UserId(id)); });
    }
};

TEST_P(UserTableTest, GivesBackAllThatItWasGiven) {
    domain::User user = sampleUser("usr_1");
    user.lastSignIn = at(9);
    user.isEnabled = false;
    ASSERT_TRUE(insert(user).has_value());
    EXPECT_EQ(find("usr_1").value(), user);
    EXPECT_EQ(codeOf(find("usr_2")), ErrorCode::kNotFound);
}

TEST_P(UserTableTest, TellsNamesApartWithoutCase) {
    ASSERT_TRUE(insert(sampleUser("usr_1", "Lan")).has_value());
    EXPECT_EQ(codeOf(insert(sampleUser("usr_2", "lAN"))), ErrorCode::kAlreadyExists);
    const auto byName = [&](const char* name) {
        return on<UserTable>([&](auto& table) { return table.findByName(name); });
    };
    EXPECT_EQ(byName("LAN").value().name, "Lan");
    EXPECT_EQ(codeOf(byName("lan ")), ErrorCode::kNotFound);
}

TEST_P(UserTableTest, ChangesAUserOfTheVersionThatIsKnown) {
    domain::User user = sampleUser("usr_1");
    ASSERT_TRUE(insert(user).has_value());
    user.role = domain::Role::kOperator;
    user.name = "Another";
    const auto update = [&] {
        return on<UserTable>([&](auto& table) { return table.update(user); });
    };
    EXPECT_EQ(update().value().version, 2);
    EXPECT_EQ(find("usr_1").value().role, domain::Role::kOperator);
    EXPECT_EQ(codeOf(update()), ErrorCode::kPreconditionFailed);
    user.id = domain::UserId("usr_9");
    EXPECT_EQ(codeOf(update()), ErrorCode::kNotFound);
}

TEST_P(UserTableTest, KeepsSignInsAndHashesApartFromVersions) {
    ASSERT_TRUE(insert(sampleUser("usr_1")).has_value());
    ASSERT_TRUE(in([](Transaction& transaction) -> Result<void> {
                    UserTable table(transaction);
                    SIGMA_TRY(table.setLastSignIn(domain::UserId("usr_1"), at(4)));
                    return table.setPasswordHash(domain::UserId("usr_1"), "better");
                }).has_value());
    EXPECT_EQ(find("usr_1").value().lastSignIn, at(4));
    EXPECT_EQ(find("usr_1").value().passwordHash, "better");
    EXPECT_EQ(find("usr_1").value().version, 1);
}

TEST_P(UserTableTest, ListsCountsAndRemoves) {
    for (const char* id : {"usr_2", "usr_1", "usr_3"}) {
        domain::User user = sampleUser(id);
        user.role = domain::Role::kAdmin;
        user.isEnabled = id != std::string("usr_3");
        ASSERT_TRUE(insert(user).has_value());
    }
    const auto page =
        on<UserTable>([](auto& table) { return table.list(domain::UserId("usr_1"), 1); }).value();
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].id.value(), "usr_2");
    EXPECT_TRUE(page.hasMore);
    const auto count = [&](domain::Role role) {
        return on<UserTable>([&](auto& table) { return table.countEnabled(role); }).value();
    };
    EXPECT_EQ(count(domain::Role::kAdmin), 2);
    EXPECT_EQ(count(domain::Role::kViewer), 0);
    ASSERT_TRUE(on<UserTable>([](auto& table) {
                    return table.remove(domain::UserId("usr_1"));
                }).has_value());
    EXPECT_EQ(codeOf(find("usr_1")), ErrorCode::kNotFound);
}

SIGMA_ON_EVERY_BACKEND(UserTableTest);

}  // namespace
}  // namespace sigma::store
