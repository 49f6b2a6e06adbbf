#include "server/identity/first_administrator.h"

#include "core/crypto/password_hash.h"
#include "core/crypto/secrets.h"
#include "server/store/user_table.h"

namespace sigma::identity {
namespace {

constexpr std::size_t kPasswordBits = 120;
constexpr std::size_t kIdLength = 20;

Result<bool> hasUsers(store::Transaction& transaction) {
    SIGMA_TRY_ASSIGN(const auto page, store::UserTable(transaction).list(domain::UserId(), 1));
    return !page.items.empty();
}

}  // namespace

Result<std::optional<FirstAdministrator>> makeFirstAdministrator(store::Database& database,
                                                                 const Clock& clock) {
    SIGMA_TRY_ASSIGN(const bool isNeedless, database.runBlocking<bool>(hasUsers));
    if (isNeedless) {
        return std::optional<FirstAdministrator>();
    }
    FirstAdministrator first{"admin", crypto::randomSecret(kPasswordBits)};
    domain::User user;
    user.id = domain::UserId("usr_" + crypto::randomToken(kIdLength));
    user.name = first.name;
    user.role = domain::Role::kAdmin;
    user.createdAt = clock.wallNow();
    SIGMA_TRY_ASSIGN(user.passwordHash, crypto::hashPassword(first.password));
    // Another server of the installation may have come first meanwhile.
    SIGMA_TRY_ASSIGN(
        const bool isMade,
        database.runBlocking<bool>([&](store::Transaction& transaction) -> Result<bool> {
            SIGMA_TRY_ASSIGN(const bool isTooLate, hasUsers(transaction));
            if (!isTooLate) {
                SIGMA_TRY(store::UserTable(transaction).insert(user));
            }
            return !isTooLate;
        }));
    return isMade ? std::optional(std::move(first)) : std::nullopt;
}

}  // namespace sigma::identity
