#pragma once

#include <span>

#include "core/base/clock.h"
#include "core/base/logger.h"
#include "core/base/result.h"
#include "server/store/connection.h"
#include "server/store/migration.h"

namespace sigma::store {

/// Brings a database to the last of the migrations, each in a transaction of its own.
///
/// Before each step of a database that was in use, a file of SQLite is copied to a file of its
/// name with ".schema-N.backup" behind it, N being the step that it stands at; of PostgreSQL the
/// log says that the dump is the operator's.
/// Errors: kUnsupported when the database is ahead of the program; kInvalidData when a step was
/// applied with another wording; otherwise those of the statements.
Result<void> migrate(Connection& connection, const DatabaseUrl& url,
                     std::span<const Migration> migrations, const Clock& clock,
                     const Logger& logger);

}  // namespace sigma::store
