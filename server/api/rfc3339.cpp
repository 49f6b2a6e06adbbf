#include "server/api/rfc3339.h"

#include "core/hls/date_time.h"

namespace sigma::api {

std::string toRfc3339(WallTime time) {
    std::string text;
    hls::appendDateTime(text, std::chrono::floor<std::chrono::milliseconds>(time));
    return text;
}

boost::json::value timeOrNull(const std::optional<WallTime>& time) {
    return time ? boost::json::value(toRfc3339(*time)) : boost::json::value(nullptr);
}

std::optional<WallTime> fromRfc3339(std::string_view text) {
    constexpr std::size_t kDateAndTime = 19;
    constexpr std::size_t kLongest = 40;
    if (text.size() <= kDateAndTime || text.size() > kLongest) {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(kDateAndTime);
    const bool hasZone = rest.ends_with('Z') || rest.find_first_of("+-") != std::string_view::npos;
    const auto time = hls::parseDateTime(text);
    constexpr hls::DateTime kEnd = std::chrono::sys_days(std::chrono::year(2200) / 1 / 1);
    const bool isKept = time.has_value() && time->time_since_epoch().count() >= 0 && *time < kEnd;
    if (!hasZone || !isKept) {
        return std::nullopt;
    }
    return WallTime(*time);
}

}  // namespace sigma::api
