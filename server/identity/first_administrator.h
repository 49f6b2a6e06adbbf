#pragma once

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "server/store/database.h"

namespace sigma::identity {

/// Somebody who can sign in to a new installation. The password is kept nowhere but here.
struct FirstAdministrator {
    std::string name;
    std::string password;
};

/// Makes the administrator "admin" with a random password where there is no user at all.
///
/// None when there are users already. For the start of the program: hashes a password.
/// Errors: kUnavailable, kIo.
Result<std::optional<FirstAdministrator>> makeFirstAdministrator(store::Database& database,
                                                                 const Clock& clock);

}  // namespace sigma::identity
