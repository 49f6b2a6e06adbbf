#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace sigma::store {

/// One row as both databases give it: each column's text, or nothing.
using Row = std::vector<std::optional<std::string>>;

/// Reads the columns of one row, in their order.
///
/// A column that does not hold what is asked for reads as empty, and makes an error() of the row.
class RowReader {
public:
    /// The row must outlive the reader.
    explicit RowReader(Row& row) : m_row(row) {}

    std::string text();
    std::optional<std::string> optionalText();
    std::int64_t integer();
    std::optional<std::int64_t> optionalInteger();
    bool flag() { return integer() != 0; }
    std::int32_t int32();
    std::chrono::seconds seconds() { return std::chrono::seconds(integer()); }
    WallTime time();
    std::optional<WallTime> optionalTime();

    template <class Id>
    Id id() {
        return Id(text());
    }

    /// `from` knows the value by its name, as channelStateFrom does.
    template <class T>
    T named(std::optional<T> (*from)(std::string_view)) {
        const std::string name = text();
        const std::optional<T> value = from(name);
        if (!value) {
            fail("holds the unknown name \"" + name + "\"");
        }
        return value.value_or(T{});
    }
    template <class T>
    std::optional<T> optionalNamed(std::optional<T> (*from)(std::string_view)) {
        if (!m_row.at(m_next)) {
            ++m_next;
            return std::nullopt;
        }
        return named(from);
    }

    /// Says that the column just read is not what it should be.
    void fail(std::string_view problem);
    const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<std::string> next();

    Row& m_row;
    std::size_t m_next = 0;
    std::optional<Error> m_error;
};

}  // namespace sigma::store
