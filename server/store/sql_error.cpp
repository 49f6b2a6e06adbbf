#include "server/store/sql_error.h"

#include <array>
#include <string>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sqlite3.h>

namespace sigma::store {
namespace {

/// SQLite's primary result code; the extended one holds it in its lowest byte.
ErrorCode codeOfSqlite(int result, std::string_view message) {
    switch (result & 0xff) {
        case SQLITE_CONSTRAINT:
            if (message.find("UNIQUE constraint") != std::string_view::npos) {
                return ErrorCode::kAlreadyExists;
            }
            return message.find("FOREIGN KEY constraint") != std::string_view::npos
                       ? ErrorCode::kConflict
                       : ErrorCode::kInvalidArgument;
        case SQLITE_MISMATCH:
        case SQLITE_TOOBIG:
        case SQLITE_RANGE:
            return ErrorCode::kInvalidArgument;
        case SQLITE_ERROR:
        case SQLITE_MISUSE:
            return ErrorCode::kIo;
        default:
            return ErrorCode::kUnavailable;
    }
}

/// SQLSTATE, PostgreSQL 15, appendix A.
ErrorCode codeOfPostgresql(std::string_view state) {
    constexpr std::array<std::string_view, 8> kMayWorkLater = {"08", "25006", "40", "53",
                                                               "55", "57",    "58", "XX"};
    if (state == "23505") {
        return ErrorCode::kAlreadyExists;
    }
    if (state == "23503") {
        return ErrorCode::kConflict;
    }
    if (state.starts_with("22") || state.starts_with("23")) {
        return ErrorCode::kInvalidArgument;
    }
    for (const std::string_view start : kMayWorkLater) {
        if (state.starts_with(start)) {
            return ErrorCode::kUnavailable;
        }
    }
    return ErrorCode::kIo;
}

/// PostgreSQL adds lines that show the values.
std::string firstLine(const std::string& message) {
    return message.substr(0, message.find('\n'));
}

}  // namespace

Error translateSqlError(const std::exception& exception, std::string_view action) {
    ErrorCode code = ErrorCode::kIo;
    std::string message = exception.what();
    if (const auto* soci = dynamic_cast<const soci::soci_error*>(&exception)) {
        // what() would tell the values too.
        message = soci->get_error_message();
        if (message.starts_with("Cannot establish connection")) {
            code = ErrorCode::kUnavailable;
        }
    }
    if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&exception)) {
        code = codeOfSqlite(sqlite->result(), message);
    } else if (const auto* postgresql =
                   dynamic_cast<const soci::postgresql_soci_error*>(&exception)) {
        code = codeOfPostgresql(postgresql->sqlstate());
    }
    return {code, std::string(action) + ": " + firstLine(message)};
}

}  // namespace sigma::store
