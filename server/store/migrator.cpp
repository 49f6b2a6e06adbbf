#include "server/store/migrator.h"

#include <filesystem>
#include <system_error>

#include "server/store/private_file.h"
#include "server/store/query.h"

namespace sigma::store {
namespace {

struct AppliedMigration {
    std::int64_t number = 0;
    std::string name;
    std::string checksum;
};

AppliedMigration readApplied(RowReader& row) {
    AppliedMigration applied;
    applied.number = row.integer();
    applied.name = row.text();
    applied.checksum = row.text();
    return applied;
}

/// Runs the function in a transaction.
template <class Function>
Result<void> transact(Connection& connection, Function function) {
    SIGMA_TRY(connection.begin());
    Transaction transaction(connection);
    const Result<void> done = function(transaction);
    if (done.has_error()) {
        connection.rollback();
        return done;
    }
    return connection.commit();
}

Result<std::vector<AppliedMigration>> readHistory(Connection& connection) {
    std::vector<AppliedMigration> history;
    const auto read = [&](Transaction& transaction) -> Result<void> {
        SIGMA_TRY(connection.executeOnce(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, "
            "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)"));
        SIGMA_TRY_ASSIGN(history, Query(transaction, "number, name, checksum",
                                        "FROM schema_migrations ORDER BY number")
                                      .all(readApplied));
        return {};
    };
    SIGMA_TRY(transact(connection, read));
    return history;
}

Result<void> checkHistory(const std::vector<AppliedMigration>& history,
                          std::span<const Migration> migrations) {
    for (std::size_t index = 0; index != history.size(); ++index) {
        const AppliedMigration& applied = history[index];
        if (applied.number > static_cast<std::int64_t>(migrations.size())) {
            return Error{ErrorCode::kUnsupported,
                         "the database was made by a newer program: its schema is at step " +
                             std::to_string(history.back().number) + ", this program knows " +
                             std::to_string(migrations.size())};
        }
        if (applied.number != migrations[index].number ||
            applied.checksum != migrations[index].checksum()) {
            return Error{ErrorCode::kInvalidData,
                         "step " + std::to_string(applied.number) + " (" + applied.name +
                             ") of the database's schema is not the one that this program knows"};
        }
    }
    return {};
}

/// Into a file beside it, and only then under its name: half a copy would be worse than none.
Result<void> copySqliteFile(Connection& connection, const std::string& path,
                            const std::string& copy) {
    const std::string partial = copy + ".partial";
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    SIGMA_TRY(makePrivateFile(partial));
    SIGMA_TRY(connection.executeOnce("VACUUM INTO '" + partial + "'"));
    std::error_code problem;
    std::filesystem::rename(partial, copy, problem);
    if (problem) {
        return Error{ErrorCode::kIo,
                     "can't keep a copy of " + path + " at " + copy + ": " + problem.message()};
    }
    return {};
}

Result<void> keepCopy(Connection& connection, const DatabaseUrl& url, std::int64_t step,
                      const Logger& logger) {
    if (url.dialect == Dialect::kPostgresql) {
        logger.warning("database.migrates",
                       {{"from_step", step},
                        {"copy", "none: dumps of a PostgreSQL database are the operator's"}});
        return {};
    }
    if (!url.isFile()) {
        return {};
    }
    const std::string copy = url.target + ".schema-" + std::to_string(step) + ".backup";
    SIGMA_TRY(copySqliteFile(connection, url.target, copy));
    logger.info("database.migrates", {{"from_step", step}, {"copy", copy}});
    return {};
}

Result<void> apply(Connection& connection, const Migration& migration, WallTime now) {
    return transact(connection, [&](Transaction& transaction) -> Result<void> {
        for (const std::string& statement : migration.statements(connection.dialect())) {
            SIGMA_TRY(connection.executeOnce(statement));
        }
        SIGMA_TRY(Query(transaction,
                        "INSERT INTO schema_migrations (number, name, checksum, applied_at) "
                        "VALUES (:number, :name, :checksum, :applied_at)")
                      .bind("number", migration.number)
                      .bind("name", migration.name)
                      .bind("checksum", migration.checksum())
                      .bind("applied_at", now)
                      .execute());
        return {};
    });
}

}  // namespace

Result<void> migrate(Connection& connection, const DatabaseUrl& url,
                     std::span<const Migration> migrations, const Clock& clock,
                     const Logger& logger) {
    SIGMA_TRY_ASSIGN(const auto history, readHistory(connection));
    SIGMA_TRY(checkHistory(history, migrations));
    const bool wasInUse = !history.empty();
    for (const Migration& migration : migrations.subspan(history.size())) {
        if (wasInUse) {
            SIGMA_TRY(keepCopy(connection, url, migration.number - 1, logger));
        }
        SIGMA_TRY(apply(connection, migration, clock.wallNow()));
        logger.info("database.migrated", {{"step", migration.number}, {"name", migration.name}});
    }
    return {};
}

}  // namespace sigma::store
