#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "server/store/connection.h"
#include "server/store/page.h"
#include "server/store/row_reader.h"
#include "server/store/transaction.h"
#include "server/store/value.h"

namespace sigma::store {

/// One statement of a transaction, in the SQL that both databases understand.
///
/// Its parameters are written ":name", and each of them is bound. A failed statement fails the
/// transaction.
class Query {
public:
    Query(Transaction& transaction, std::string_view sql)
        : m_transaction(transaction), m_sql(sql) {}
    /// SELECT of the columns, a list of plain names, and the rest of the statement.
    Query(Transaction& transaction, std::string_view columns, std::string_view rest);
    /// A change that ends in "RETURNING" and one column.
    static Query returning(Transaction& transaction, std::string_view sql);

    template <class T>
    Query& bind(std::string_view name, const T& value) {
        return bindValue(name, toValue(value));
    }
    Query& bind(std::string_view name, const char* text) {
        return bind(name, std::string_view(text));
    }

    /// Returns how many rows it changed.
    Result<std::int64_t> execute();
    /// As execute(). Errors: kNotFound, naming `what`, when it changed none.
    Result<void> executeOne(std::string_view what);

    template <class T>
    Result<std::vector<T>> all(T (*read)(RowReader&)) {
        std::vector<T> items;
        SIGMA_TRY(visit([&](RowReader& row) { items.push_back(read(row)); }));
        return items;
    }
    template <class T>
    Result<std::optional<T>> first(T (*read)(RowReader&)) {
        SIGMA_TRY_ASSIGN(std::vector<T> items, all(read));
        if (items.empty()) {
            return std::optional<T>();
        }
        return std::optional<T>(std::move(items.front()));
    }
    /// Errors: kNotFound, naming `what`.
    template <class T>
    Result<T> one(T (*read)(RowReader&), std::string_view what) {
        SIGMA_TRY_ASSIGN(std::optional<T> item, first(read));
        if (!item) {
            return notFound(what);
        }
        return std::move(*item);
    }
    /// Of a statement that ends in "LIMIT :limit".
    template <class T>
    Result<Page<T>> page(T (*read)(RowReader&), std::size_t limit) {
        bind("limit", limit + 1);  // one more tells whether there is more
        SIGMA_TRY_ASSIGN(std::vector<T> items, all(read));
        const bool hasMore = items.size() > limit;
        if (hasMore) {
            items.pop_back();
        }
        return Page<T>{std::move(items), hasMore};
    }

    static Error notFound(std::string_view what);

private:
    Query& bindValue(std::string_view name, Value value);
    Result<void> visit(const std::function<void(RowReader&)>& visitor);
    Result<std::int64_t> run(const Connection::RowVisitor& visitor);

    Transaction& m_transaction;
    std::string m_sql;
    std::size_t m_columns = 0;
    std::vector<Binding> m_bindings;
};

/// For a statement with one column.
std::int64_t readInteger(RowReader& row);
std::string readText(RowReader& row);

}  // namespace sigma::store
