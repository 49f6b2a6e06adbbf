#include "server/http/http_date.h"

#include <algorithm>
#include <array>

namespace sigma::http {
namespace {

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string padded(long long number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string render(std::chrono::sys_seconds time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::string text(kDays[std::chrono::weekday(day).c_encoding()]);
    text += ", " + padded(static_cast<unsigned>(date.day()), 2) + ' ';
    text += kMonths[static_cast<unsigned>(date.month()) - 1];
    text += ' ' + padded(static_cast<int>(date.year()), 4) + ' ' + padded(clock.hours().count(), 2);
    text += ':' + padded(clock.minutes().count(), 2) + ':' + padded(clock.seconds().count(), 2);
    return text + " GMT";
}

}  // namespace

std::string_view HttpDate::at(WallTime time) {
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    if (m_text.empty() || second != m_second) {
        m_second = second;
        m_text = render(second);
    }
    return m_text;
}

}  // namespace sigma::http
