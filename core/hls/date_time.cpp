#include "core/hls/date_time.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>

#include "core/base/ascii.h"
#include "core/hls/decimal.h"

namespace sigma::hls {

namespace {

constexpr std::size_t kMaxFractionDigits = 9;

/// Takes fixed-width fields off the front of a text.
class FieldReader {
public:
    explicit FieldReader(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_text.empty(); }

    bool accept(char expected) {
        if (m_text.empty() || m_text.front() != expected) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    /// Exactly `width` digits.
    std::optional<int> number(std::size_t width) {
        if (m_text.size() < width || countDigits() < width) {
            return std::nullopt;
        }
        int value = 0;
        std::from_chars(m_text.data(), m_text.data() + width, value);
        m_text.remove_prefix(width);
        return value;
    }

    /// The digits after a point, as milliseconds.
    std::optional<std::chrono::milliseconds> fraction() {
        const std::size_t digits = countDigits();
        if (digits == 0 || digits > kMaxFractionDigits) {
            return std::nullopt;
        }
        int value = 0;
        for (std::size_t index = 0; index != 3; ++index) {
            value = value * 10 + (index < digits ? m_text[index] - '0' : 0);
        }
        m_text.remove_prefix(digits);
        return std::chrono::milliseconds(value);
    }

private:
    std::size_t countDigits() const {
        return static_cast<std::size_t>(std::ranges::find_if_not(m_text, isDigitAscii) -
                                        m_text.begin());
    }

    std::string_view m_text;
};

std::optional<std::chrono::sys_days> readDate(FieldReader& reader) {
    const auto year = reader.number(4);
    const bool firstDash = reader.accept('-');
    const auto month = reader.number(2);
    const bool secondDash = reader.accept('-');
    const auto day = reader.number(2);
    if (!year || !firstDash || !month || !secondDash || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date(std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

std::optional<std::chrono::milliseconds> readTimeOfDay(FieldReader& reader) {
    const auto hour = reader.number(2);
    const bool firstColon = reader.accept(':');
    const auto minute = reader.number(2);
    const bool secondColon = reader.accept(':');
    const auto second = reader.number(2);
    if (!hour || !firstColon || !minute || !secondColon || !second || *hour > 23 || *minute > 59 ||
        *second > 60) {
        return std::nullopt;
    }
    std::chrono::milliseconds time =
        std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(*second);
    if (reader.accept('.')) {
        const auto fraction = reader.fraction();
        if (!fraction) {
            return std::nullopt;
        }
        time += *fraction;
    }
    return time;
}

std::optional<std::chrono::minutes> readZone(FieldReader& reader) {
    if (reader.accept('Z') || reader.atEnd()) {
        return std::chrono::minutes(0);
    }
    const int sign = reader.accept('-') ? -1 : 1;
    if (sign == 1 && !reader.accept('+')) {
        return std::nullopt;
    }
    const auto hours = reader.number(2);
    reader.accept(':');
    const auto minutes = reader.number(2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    return sign * (std::chrono::hours(*hours) + std::chrono::minutes(*minutes));
}

}  // namespace

void appendDateTime(std::string& text, DateTime time) {
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(days);
    const std::chrono::hh_mm_ss clock(time - days);
    assert(int(date.year()) >= 0 && int(date.year()) <= 9999);
    appendDigits(text, static_cast<unsigned>(int(date.year())), 4);
    text += '-';
    appendDigits(text, unsigned(date.month()), 2);
    text += '-';
    appendDigits(text, unsigned(date.day()), 2);
    text += 'T';
    appendDigits(text, static_cast<unsigned>(clock.hours().count()), 2);
    text += ':';
    appendDigits(text, static_cast<unsigned>(clock.minutes().count()), 2);
    text += ':';
    appendDigits(text, static_cast<unsigned>(clock.seconds().count()), 2);
    text += '.';
    appendDigits(text, static_cast<unsigned>(clock.subseconds().count()), 3);
    text += 'Z';
}

Result<DateTime> parseDateTime(std::string_view text) {
    FieldReader reader(text);
    const auto date = readDate(reader);
    const bool hasSeparator = reader.accept('T');
    const auto time = readTimeOfDay(reader);
    const auto zone = readZone(reader);
    if (!date || !hasSeparator || !time || !zone || !reader.atEnd()) {
        return Error{ErrorCode::kInvalidData,
                     "\"" + std::string(text.substr(0, 40)) + "\" is not a date and time"};
    }
    const DateTime moment = DateTime(*date) + *time - *zone;
    if (moment < DateTime(std::chrono::sys_days(std::chrono::year(0) / 1 / 1)) ||
        moment >= DateTime(std::chrono::sys_days(std::chrono::year(10000) / 1 / 1))) {
        return Error{ErrorCode::kInvalidData,
                     "\"" + std::string(text.substr(0, 40)) + "\" is outside the years 0 to 9999"};
    }
    return moment;
}

}  // namespace sigma::hls
