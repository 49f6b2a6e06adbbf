#include "server/store/connection.h"

#include <filesystem>
#include <system_error>
#include <unordered_map>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "server/store/private_file.h"
#include "server/store/sql_error.h"

namespace sigma::store {
namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

/// Any number will do, as long as nothing else of ours takes the same.
constexpr std::int64_t kExclusiveLock = 7'403'181'002;

Error inUse() {
    return {ErrorCode::kUnavailable,
            "another server works with this database; several servers on one database are not "
            "supported"};
}

/// Parameters as SOCI holds on to them while a statement runs.
struct BoundValue {
    soci::indicator indicator = soci::i_ok;
    long long number = 0;
};

/// Lets go of what a statement was bound to, when it ends in whatever way.
class BindingScope {
public:
    explicit BindingScope(soci::statement& statement) : m_statement(statement) {}
    BindingScope(const BindingScope&) = delete;
    BindingScope& operator=(const BindingScope&) = delete;
    ~BindingScope() { m_statement.bind_clean_up(); }

private:
    soci::statement& m_statement;
};

void bindAll(soci::statement& statement, const std::vector<Binding>& bindings,
             std::vector<BoundValue>& bound) {
    static const std::string kNoText;
    for (std::size_t index = 0; index != bindings.size(); ++index) {
        const auto& [name, value] = bindings[index];
        BoundValue& slot = bound[index];
        if (const auto* text = std::get_if<std::string>(&value)) {
            statement.exchange(soci::use(*text, slot.indicator, name));
        } else if (const auto* number = std::get_if<long long>(&value)) {
            slot.number = *number;
            statement.exchange(soci::use(slot.number, slot.indicator, name));
        } else {
            slot.indicator = soci::i_null;
            statement.exchange(soci::use(kNoText, slot.indicator, name));
        }
    }
}

}  // namespace

struct Connection::Session {
    using Statements = std::unordered_map<std::string, std::unique_ptr<soci::statement>, TextHash,
                                          std::equal_to<>>;

    soci::session sql;
    Statements statements;  ///< go before the session: SQLite stays open while one is left

    soci::statement& prepared(std::string_view text) {
        auto found = statements.find(text);
        if (found == statements.end()) {
            auto statement = std::make_unique<soci::statement>(sql);
            statement->alloc();
            statement->prepare(std::string(text));
            found = statements.emplace(std::string(text), std::move(statement)).first;
        }
        return *found->second;
    }

    Result<std::int64_t> run(std::string_view text, const std::vector<Binding>& bindings,
                             std::size_t columns, const RowVisitor& visitor);
};

Result<std::int64_t> Connection::Session::run(std::string_view text,
                                              const std::vector<Binding>& bindings,
                                              std::size_t columns, const RowVisitor& visitor) {
    std::vector<BoundValue> bound(bindings.size());
    std::vector<std::string> fields(columns);
    std::vector<soci::indicator> indicators(columns, soci::i_ok);
    soci::statement& statement = prepared(text);
    const BindingScope scope(statement);
    bindAll(statement, bindings, bound);
    for (std::size_t index = 0; index != columns; ++index) {
        statement.exchange(soci::into(fields[index], indicators[index]));
    }
    statement.define_and_bind();
    Row row(columns);
    Result<void> visited;
    // To the last row even after an error: a statement left half-way would hold a lock.
    for (bool hasRow = statement.execute(true); hasRow; hasRow = statement.fetch()) {
        for (std::size_t index = 0; index != columns; ++index) {
            row[index].reset();
            if (indicators[index] == soci::i_ok) {
                row[index] = std::move(fields[index]);
            }
        }
        if (columns != 0 && visited.has_value()) {
            visited = visitor(row);
        }
    }
    const std::int64_t changed = columns == 0 ? statement.get_affected_rows() : 0;
    SIGMA_TRY(visited);
    return changed;
}

Connection::Connection(DatabaseUrl url, std::chrono::milliseconds lockTime, DatabaseAccess access)
    : m_url(std::move(url)), m_lockTime(lockTime), m_access(access) {}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseUrl& url,
                                                     std::chrono::milliseconds lockTime,
                                                     DatabaseAccess access) {
    std::unique_ptr<Connection> connection(new Connection(url, lockTime, access));
    if (url.isFile()) {
        SIGMA_TRY(makePrivateFile(url.target));
        SIGMA_TRY(connection->lockFile());
    }
    SIGMA_TRY(connection->connect());
    return connection;
}

Result<void> Connection::connect() {
    m_session.reset();
    auto session = std::make_unique<Session>();
    try {
        if (m_url.dialect == Dialect::kSqlite) {
            session->sql.open(soci::sqlite3, "dbname=\"" + m_url.target + "\"");
        } else {
            session->sql.open(soci::postgresql, m_url.target);
        }
    } catch (const std::exception& exception) {
        return translateSqlError(exception, "opening the database");
    }
    m_session = std::move(session);
    const Result<void> isReady =
        m_url.dialect == Dialect::kSqlite ? prepareSqlite() : preparePostgresql();
    if (isReady.has_error()) {
        m_session.reset();
    }
    return isReady;
}

Result<void> Connection::prepareSqlite() {
    SIGMA_TRY(executeOnce("PRAGMA busy_timeout = " + std::to_string(m_lockTime.count())));
    SIGMA_TRY(executeOnce("PRAGMA foreign_keys = ON"));
    SIGMA_TRY(executeOnce("PRAGMA journal_mode = WAL"));
    // With the write-ahead log, FULL is what lets a commit survive the loss of power.
    SIGMA_TRY(executeOnce("PRAGMA synchronous = FULL"));
    SIGMA_TRY(executeOnce("PRAGMA journal_size_limit = 67108864"));
    return executeOnce("PRAGMA temp_store = MEMORY");
}

Result<void> Connection::preparePostgresql() {
    SIGMA_TRY(executeOnce("SET client_min_messages = warning"));
    SIGMA_TRY(executeOnce("SET lock_timeout = " + std::to_string(m_lockTime.count())));
    // A statement that takes longer than all patience together is better given up.
    SIGMA_TRY(executeOnce("SET statement_timeout = " + std::to_string(10 * m_lockTime.count())));
    return lockServer();
}

Result<void> Connection::lockFile() {
    if (m_access == DatabaseAccess::kShared) {
        return {};
    }
    // By its real name, so that a link to the file is no way around. Not the file itself: closing
    // a descriptor of that would drop the locks that SQLite has on it.
    std::error_code unknown;
    const auto path = std::filesystem::canonical(m_url.target, unknown);
    auto lock = FileLock::take((unknown ? m_url.target : path.string()) + ".lock");
    if (lock.has_error()) {
        return lock.error().code == ErrorCode::kUnavailable ? inUse() : lock.error();
    }
    m_fileLock = std::move(*lock);
    return {};
}

Result<void> Connection::lockServer() {
    if (m_access == DatabaseAccess::kShared) {
        return {};
    }
    // The server is to notice, too, when we are gone without a word: we may want to come back.
    SIGMA_TRY(executeOnce("SET tcp_keepalives_idle = 10"));
    SIGMA_TRY(executeOnce("SET tcp_keepalives_interval = 5"));
    SIGMA_TRY(executeOnce("SET tcp_keepalives_count = 3"));
    // Waits for lock_timeout: the connection of one that was killed takes a moment to go.
    const auto locked = executeOnce("DO 'BEGIN PERFORM pg_advisory_lock(" +
                                    std::to_string(kExclusiveLock) + "); END'");
    if (locked.has_error()) {
        return locked.error().code == ErrorCode::kUnavailable && m_session ? inUse()
                                                                           : locked.error();
    }
    return {};
}

Error Connection::failure(const std::exception& exception) {
    Error error = translateSqlError(exception, "the database");
    bool isLost = false;
    try {
        isLost = m_url.dialect == Dialect::kPostgresql && !m_session->sql.is_connected();
    } catch (const std::exception&) {
        isLost = true;
    }
    if (isLost) {
        // Whatever the statement's own error: it was cut short.
        error.code = ErrorCode::kUnavailable;
        m_session.reset();
    }
    return error;
}

Result<void> Connection::begin() {
    if (!m_session) {
        SIGMA_TRY(connect());
    }
    // A lock that is taken later, between a read and a write, could not be waited for.
    return executeOnce(m_url.dialect == Dialect::kSqlite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Result<void> Connection::commit() {
    Result<void> committed = executeOnce("COMMIT");
    if (committed.has_error()) {
        rollback();
    }
    return committed;
}

void Connection::rollback() {
    // It fails where the database has rolled back by itself, or is out of reach: as good.
    static_cast<void>(executeOnce("ROLLBACK"));
}

Result<std::int64_t> Connection::execute(std::string_view sql, const std::vector<Binding>& bindings,
                                         std::size_t columns, const RowVisitor& visitor) {
    if (!m_session) {
        return Error{ErrorCode::kUnavailable, "the connection to the database is lost"};
    }
    try {
        return m_session->run(sql, bindings, columns, visitor);
    } catch (const std::exception& exception) {
        return failure(exception);
    }
}

Result<void> Connection::executeOnce(std::string_view sql) {
    if (!m_session) {
        return Error{ErrorCode::kUnavailable, "the connection to the database is lost"};
    }
    try {
        m_session->sql << sql;
    } catch (const std::exception& exception) {
        return failure(exception);
    }
    return {};
}

}  // namespace sigma::store
