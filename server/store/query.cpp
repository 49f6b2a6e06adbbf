#include "server/store/query.h"

#include <algorithm>

namespace sigma::store {

Query::Query(Transaction& transaction, std::string_view columns, std::string_view rest)
    : m_transaction(transaction),
      m_columns(static_cast<std::size_t>(std::ranges::count(columns, ',')) + 1) {
    m_sql = "SELECT ";
    m_sql += columns;
    m_sql += ' ';
    m_sql += rest;
}

Query Query::returning(Transaction& transaction, std::string_view sql) {
    Query query(transaction, sql);
    query.m_columns = 1;
    return query;
}

Query& Query::bindValue(std::string_view name, Value value) {
    m_bindings.push_back({std::string(name), std::move(value)});
    return *this;
}

Result<std::int64_t> Query::execute() {
    return run({});
}

Result<void> Query::executeOne(std::string_view what) {
    SIGMA_TRY_ASSIGN(const std::int64_t changed, execute());
    if (changed == 0) {
        return notFound(what);
    }
    return {};
}

Result<void> Query::visit(const std::function<void(RowReader&)>& visitor) {
    const auto visited = run([&](Row& row) -> Result<void> {
        RowReader reader(row);
        visitor(reader);
        if (reader.error()) {
            return *reader.error();
        }
        return {};
    });
    if (visited.has_error()) {
        return visited.error();
    }
    return {};
}

Result<std::int64_t> Query::run(const Connection::RowVisitor& visitor) {
    if (m_transaction.failure()) {
        return *m_transaction.failure();
    }
    for (const Binding& binding : m_bindings) {
        const auto* text = std::get_if<std::string>(&binding.value);
        if (text != nullptr && text->find('\0') != std::string::npos) {
            return Error{ErrorCode::kInvalidArgument,
                         binding.name + " holds a character that the database can't keep"};
        }
    }
    auto result = m_transaction.connection().execute(m_sql, m_bindings, m_columns, visitor);
    if (result.has_error()) {
        m_transaction.fail(result.error());
    }
    return result;
}

Error Query::notFound(std::string_view what) {
    return {ErrorCode::kNotFound, "there is no " + std::string(what)};
}

std::int64_t readInteger(RowReader& row) {
    return row.integer();
}

std::string readText(RowReader& row) {
    return row.text();
}

}  // namespace sigma::store
