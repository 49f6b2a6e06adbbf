#include "server/api/cursor_keys.h"

#include <charconv>

namespace sigma::api {
namespace {

std::optional<std::int64_t> readNumber(const std::string& text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool isGood = error == std::errc() && stop == end && number >= 0;
    return isGood ? std::optional(number) : std::nullopt;
}

/// The year 2200: later than any time that is kept, and before WallTime overflows.
constexpr std::int64_t kMaxMicroseconds = 7'258'118'400'000'000;

}  // namespace

std::vector<std::string> keysOf(const TimePosition& position) {
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::microseconds>(position.at.time_since_epoch());
    return {std::to_string(sinceEpoch.count()), position.id};
}

std::optional<TimePosition> readTimePosition(QueryReader& query, std::string_view list) {
    const auto keys = query.cursor(list, 2);
    if (keys.empty()) {
        return std::nullopt;
    }
    const auto microseconds = readNumber(keys.front());
    if (!microseconds || *microseconds > kMaxMicroseconds) {
        query.fault("cursor", "bad_format", "it is no cursor of this list");
        return std::nullopt;
    }
    return TimePosition{WallTime(std::chrono::microseconds(*microseconds)), keys.back()};
}

std::int64_t readNumberPosition(QueryReader& query, std::string_view list) {
    const auto keys = query.cursor(list, 1);
    if (keys.empty()) {
        return 0;
    }
    const auto number = readNumber(keys.front());
    if (!number) {
        query.fault("cursor", "bad_format", "it is no cursor of this list");
    }
    return number.value_or(0);
}

std::string readIdPosition(QueryReader& query, std::string_view list) {
    const auto keys = query.cursor(list, 1);
    return keys.empty() ? std::string() : keys.front();
}

}  // namespace sigma::api
