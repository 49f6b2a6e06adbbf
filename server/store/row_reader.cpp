#include "server/store/row_reader.h"

#include <cassert>
#include <charconv>
#include <limits>

namespace sigma::store {

std::optional<std::string> RowReader::next() {
    assert(m_next < m_row.size());
    return std::move(m_row[m_next++]);
}

void RowReader::fail(std::string_view problem) {
    if (!m_error) {
        m_error = Error{ErrorCode::kInvalidData,
                        "column " + std::to_string(m_next) + " " + std::string(problem)};
    }
}

std::string RowReader::text() {
    std::optional<std::string> text = next();
    if (!text) {
        fail("is empty");
        return {};
    }
    return std::move(*text);
}

std::optional<std::string> RowReader::optionalText() {
    return next();
}

std::optional<std::int64_t> RowReader::optionalInteger() {
    const std::optional<std::string> text = next();
    if (!text) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    const char* const end = text->data() + text->size();
    if (const auto [rest, error] = std::from_chars(text->data(), end, value);
        error != std::errc() || rest != end) {
        fail("holds \"" + *text + "\", which is no number");
        return 0;
    }
    return value;
}

std::int64_t RowReader::integer() {
    const std::optional<std::int64_t> value = optionalInteger();
    if (!value) {
        fail("is empty");
    }
    return value.value_or(0);
}

std::int32_t RowReader::int32() {
    const std::int64_t value = integer();
    if (value < std::numeric_limits<std::int32_t>::min() ||
        value > std::numeric_limits<std::int32_t>::max()) {
        fail("holds a number of more than 32 bits");
        return 0;
    }
    return static_cast<std::int32_t>(value);
}

std::optional<WallTime> RowReader::optionalTime() {
    const std::optional<std::int64_t> value = optionalInteger();
    if (!value) {
        return std::nullopt;
    }
    return WallTime(std::chrono::microseconds(*value));
}

WallTime RowReader::time() {
    const std::optional<WallTime> value = optionalTime();
    if (!value) {
        fail("is empty");
    }
    return value.value_or(WallTime{});
}

}  // namespace sigma::store
