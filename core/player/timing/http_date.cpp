#include "core/player/timing/http_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/hls/decimal.h"

namespace sigma::player {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

Error invalid(std::string_view text) {
    return Error{ErrorCode::kInvalidData,
                 "\"" + std::string(text.substr(0, 64)) + "\" is no date of HTTP"};
}

}  // namespace

Result<std::chrono::sys_seconds> parseHttpDate(std::string_view text) {
    //                                     0         1         2
    //                                     01234567890123456789012345678
    constexpr std::string_view kPattern = "Sun, 06 Nov 1994 08:49:37 GMT";
    if (text.size() != kPattern.size() || text.substr(3, 2) != ", " || !text.ends_with(" GMT") ||
        text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[19] != ':' ||
        text[22] != ':') {
        return invalid(text);
    }
    const auto month = std::ranges::find(kMonths, text.substr(8, 3));
    const auto day = hls::parseInteger(text.substr(5, 2));
    const auto year = hls::parseInteger(text.substr(12, 4));
    const auto hour = hls::parseInteger(text.substr(17, 2));
    const auto minute = hls::parseInteger(text.substr(20, 2));
    const auto second = hls::parseInteger(text.substr(23, 2));
    if (month == kMonths.end() || !day || !year || !hour || !minute || !second || *hour > 23 ||
        *minute > 59 || *second > 60) {
        return invalid(text);
    }
    const std::chrono::year_month_day date{
        std::chrono::year(static_cast<int>(*year)),
        std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) {
        return invalid(text);
    }
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second);
}

}  // namespace sigma::player
