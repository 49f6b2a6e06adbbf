#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "server/store/database_options.h"
#include "server/store/database_url.h"
#include "server/store/file_lock.h"
#include "server/store/row_reader.h"
#include "server/store/value.h"

namespace sigma::store {

/// A statement's parameter: the ":name" in its text, and what stands for it.
struct Binding {
    std::string name;
    Value value;
};

/// One connection to a SQLite file or a PostgreSQL server, and the statements prepared on it.
///
/// The place where SOCI is adapted. Text that goes in must hold no NUL. Thread: one at a time.
class Connection {
public:
    using RowVisitor = std::function<Result<void>(Row& row)>;

    /// A file of SQLite is made if it is not there, for its owner only (it holds keys).
    /// With kExclusive it is refused while another program has the database so; one that has died
    /// has it no more. Memory is nobody else's anyway. Errors: kUnavailable, kIo.
    static Result<std::unique_ptr<Connection>> open(
        const DatabaseUrl& url, std::chrono::milliseconds lockTime,
        DatabaseAccess access = DatabaseAccess::kShared);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    Dialect dialect() const { return m_url.dialect; }

    /// Begins a transaction that may write; connects anew if the connection was lost.
    /// Errors: kUnavailable when somebody else writes for longer than lockTime.
    Result<void> begin();
    /// Errors: kUnavailable; the transaction is rolled back then.
    Result<void> commit();
    void rollback();

    // A mark within a transaction, one at a time, to which it can go back. Errors: as execute().

    Result<void> setSavepoint() { return executeOnce("SAVEPOINT work"); }
    Result<void> releaseSavepoint() { return executeOnce("RELEASE SAVEPOINT work"); }
    Result<void> rollbackToSavepoint() {
        SIGMA_TRY(executeOnce("ROLLBACK TO SAVEPOINT work"));
        return releaseSavepoint();
    }

    /// Runs one statement, and shows each of its rows, of `columns` columns, to the visitor. An
    /// error of the visitor ends it. Returns how many rows it changed. Errors: translateSqlError().
    Result<std::int64_t> execute(std::string_view sql, const std::vector<Binding>& bindings,
                                 std::size_t columns, const RowVisitor& visitor);
    /// Runs one statement without parameters and result, once.
    Result<void> executeOnce(std::string_view sql);

private:
    struct Session;

    Connection(DatabaseUrl url, std::chrono::milliseconds lockTime, DatabaseAccess access);
    Result<void> connect();
    Result<void> prepareSqlite();
    Result<void> preparePostgresql();
    /// Before the first connection to a file, and after each to a server, which lets go of a
    /// connection's locks when it is lost.
    Result<void> lockFile();
    Result<void> lockServer();
    /// What the exception means; lets go of the connection if it is lost.
    Error failure(const std::exception& exception);

    DatabaseUrl m_url;
    std::chrono::milliseconds m_lockTime;
    DatabaseAccess m_access;
    std::optional<FileLock> m_fileLock;
    std::unique_ptr<Session> m_session;
};

}  // namespace sigma::store
