#include "server/store/migration.h"

#include <algorithm>

#include "core/crypto/sha256.h"

namespace sigma::store {
namespace {

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

void appendStatements(std::string_view sql, Dialect dialect, std::vector<std::string>& statements) {
    const bool isSqlite = dialect == Dialect::kSqlite;
    constexpr std::string_view kBlanks = " \n";
    while (true) {
        const auto begin = sql.find_first_not_of(kBlanks);
        if (begin == std::string_view::npos) {
            return;
        }
        const auto end = std::min(sql.find("\n\n", begin), sql.size());
        std::string statement(sql.substr(begin, end - begin));
        replaceAll(statement, "{text}", isSqlite ? "TEXT" : "TEXT COLLATE \"C\"");
        replaceAll(statement, "{identity}",
                   isSqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                            : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
        statements.push_back(std::move(statement));
        sql.remove_prefix(end);
    }
}

}  // namespace

std::vector<std::string> Migration::statements(Dialect dialect) const {
    std::vector<std::string> statements;
    appendStatements(sql, dialect, statements);
    appendStatements(dialect == Dialect::kSqlite ? sqliteOnly : postgresqlOnly, dialect,
                     statements);
    return statements;
}

std::string Migration::checksum() const {
    std::string text;
    for (const std::string_view part : {name, sql, sqliteOnly, postgresqlOnly}) {
        text += part;
        text += '\0';
    }
    return crypto::sha256Hex(text);
}

}  // namespace sigma::store
