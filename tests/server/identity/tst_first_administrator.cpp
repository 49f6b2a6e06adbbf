#include "server/identity/first_administrator.h"
#include "tests/server/identity/identity_test.h"

namespace sigma::identity {
namespace {

class FirstAdministratorTest : public test::IdentityTest {};

TEST_F(FirstAdministratorTest, IsMadeOnceWithARandomPassword) {
    const auto first = makeFirstAdministrator(*m_database, *m_clock).value();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->name, "admin");
    EXPECT_EQ(first->password.size(), 24U);
    const auto user = in<domain::User>([](store::Transaction& transaction) {
                          return store::UserTable(transaction).findByName("admin");
                      }).value();
    EXPECT_EQ(user.role, domain::Role::kAdmin);
    EXPECT_TRUE(user.isEnabled);
    EXPECT_TRUE(crypto::verifyPassword(user.passwordHash, first->password));
    EXPECT_FALSE(hasLogged(first->password));
    EXPECT_FALSE(makeFirstAdministrator(*m_database, *m_clock).value());
}

TEST_F(FirstAdministratorTest, IsNotMadeWhereThereIsAnyUser) {
    addUser("anna", domain::Role::kViewer);
    EXPECT_FALSE(makeFirstAdministrator(*m_database, *m_clock).value());
}

}  // namespace
}  // namespace sigma::identity
