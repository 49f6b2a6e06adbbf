#include "server/events/retry_after.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sigma::events {
namespace {

using std::chrono::seconds;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// The three forms of RFC 9110, 5.6.7, without the day of the week, which says nothing new.
constexpr std::array<std::string_view, 3> kDatePatterns{
    "%d %b %Y %H:%M:%S GMT", "%d-%b-%y %H:%M:%S GMT", "%b %d %H:%M:%S %Y"};

/// Reads a date by a pattern of strptime's letters, but in no locale.
class DateReader {
public:
    explicit DateReader(std::string_view text) : m_text(text) {}

    std::optional<std::chrono::sys_seconds> read(std::string_view pattern) {
        for (std::size_t index = 0; index != pattern.size(); ++index) {
            const bool isField = pattern[index] == '%';
            if (isField ? !field(pattern[++index]) : !literal(pattern[index])) {
                return std::nullopt;
            }
        }
        const std::chrono::year_month_day date(std::chrono::year(m_year),
                                               std::chrono::month(static_cast<unsigned>(m_month)),
                                               std::chrono::day(static_cast<unsigned>(m_day)));
        if (!m_text.empty() || !date.ok() || m_hour > 23 || m_minute > 59 || m_second > 60) {
            return std::nullopt;
        }
        return std::chrono::sys_days(date) + std::chrono::hours(m_hour) +
               std::chrono::minutes(m_minute) + seconds(m_second);
    }

private:
    bool literal(char expected) {
        if (!m_text.starts_with(expected)) {
            return false;
        }
        m_text.remove_prefix(1);
        return true;
    }

    bool field(char letter) {
        switch (letter) {
            case 'd':
                return number(2, m_day);
            case 'b':
                return month();
            case 'Y':
                return number(4, m_year);
            case 'y':
                if (!number(2, m_year)) {
                    return false;
                }
                m_year += m_year < 70 ? 2000 : 1900;
                return true;
            case 'H':
                return number(2, m_hour);
            case 'M':
                return number(2, m_minute);
            default:
                return number(2, m_second);
        }
    }

    /// asctime pads the day of the month with a space.
    bool number(std::size_t width, int& value) {
        std::string_view digits = m_text.substr(0, width);
        if (digits.size() != width) {
            return false;
        }
        if (digits.front() == ' ') {
            digits.remove_prefix(1);
        }
        const char* end = digits.data() + digits.size();
        const auto [rest, error] = std::from_chars(digits.data(), end, value);
        if (error != std::errc() || rest != end || value < 0) {
            return false;
        }
        m_text.remove_prefix(width);
        return true;
    }

    bool month() {
        const auto* found = std::ranges::find(kMonths, m_text.substr(0, 3));
        if (found == kMonths.end()) {
            return false;
        }
        m_month = static_cast<int>(found - kMonths.begin()) + 1;
        m_text.remove_prefix(3);
        return true;
    }

    std::string_view m_text;
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
    int m_hour = 0;
    int m_minute = 0;
    int m_second = 0;
};

std::optional<std::chrono::sys_seconds> parseDate(std::string_view text) {
    const std::size_t weekday = text.find(' ');
    if (weekday == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(weekday + 1);
    for (const std::string_view pattern : kDatePatterns) {
        if (const auto date = DateReader(text).read(pattern)) {
            return date;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<seconds> parseRetryAfter(std::string_view value, WallTime now) {
    const bool isNumber =
        !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    if (isNumber) {
        std::int64_t count = 0;
        const auto [rest, error] =
            std::from_chars(value.data(), value.data() + value.size(), count);
        return error == std::errc() ? std::min(seconds(count), kMaxRetryAfter) : kMaxRetryAfter;
    }
    const auto date = parseDate(value);
    if (!date) {
        return std::nullopt;
    }
    // In seconds: the wall clock's own unit does not reach the year 9999.
    const seconds wait = *date - std::chrono::floor<seconds>(now);
    return std::clamp(wait, seconds(0), kMaxRetryAfter);
}

}  // namespace sigma::events
