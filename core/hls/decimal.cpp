#include "core/hls/decimal.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/base/ascii.h"

namespace sigma::hls {

namespace {

constexpr std::uint64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::uint64_t kMaxSeconds = 1'000'000;
constexpr std::size_t kMaxQuotedInError = 40;

bool isDigits(std::string_view text) {
    return std::ranges::all_of(text, isDigitAscii);
}

Error invalid(std::string_view text, std::string_view expected) {
    std::string context = "\"";
    context += text.substr(0, kMaxQuotedInError);
    context += "\" is not ";
    context += expected;
    return Error{ErrorCode::kInvalidData, std::move(context)};
}

/// Digits after the point, as microseconds, rounded to the nearest.
std::uint64_t fractionOf(std::string_view digits) {
    std::uint64_t value = 0;
    for (std::size_t index = 0; index != 6; ++index) {
        value = value * 10 +
                (index < digits.size() ? static_cast<std::uint64_t>(digits[index] - '0') : 0);
    }
    return value + (digits.size() > 6 && digits[6] >= '5' ? 1 : 0);
}

}  // namespace

void appendInteger(std::string& text, std::uint64_t value) {
    char digits[20];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    text.append(digits, end);
}

void appendDigits(std::string& text, std::uint64_t value, std::size_t width) {
    const std::size_t end = text.size() + width;
    text.resize(end);
    for (std::size_t index = 1; index <= width; ++index) {
        text[end - index] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void appendSeconds(std::string& text, std::chrono::microseconds duration) {
    const bool isNegative = duration.count() < 0;
    // Negated as unsigned: the most negative value has no positive counterpart.
    const auto bits = static_cast<std::uint64_t>(duration.count());
    const std::uint64_t magnitude = isNegative ? 0 - bits : bits;
    if (isNegative) {
        text += '-';
    }
    appendInteger(text, magnitude / kMicrosecondsPerSecond);
    text += '.';
    std::uint64_t fraction = magnitude % kMicrosecondsPerSecond;
    std::size_t width = 6;
    while (width > 1 && fraction % 10 == 0) {
        fraction /= 10;
        --width;
    }
    appendDigits(text, fraction, width);
}

Result<std::uint64_t> parseInteger(std::string_view text) {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    if (text.empty() || !isDigits(text) || parsed.ec != std::errc{} ||
        value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return invalid(text, "a whole number below 2^63");
    }
    return value;
}

Result<std::chrono::microseconds> parseSeconds(std::string_view text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    std::uint64_t seconds = 0;
    const auto parsed = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
    const bool isWholeRead = whole.empty() ? !fraction.empty() : parsed.ec == std::errc{};
    if (!isWholeRead || !isDigits(whole) || !isDigits(fraction) || seconds > kMaxSeconds) {
        return invalid(text, "a number of seconds up to a million");
    }
    return std::chrono::microseconds(seconds * kMicrosecondsPerSecond + fractionOf(fraction));
}

Result<std::chrono::microseconds> parseSignedSeconds(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    SIGMA_TRY_ASSIGN(const auto magnitude, parseSeconds(text.substr(isNegative ? 1 : 0)));
    return isNegative ? -magnitude : magnitude;
}

}  // namespace sigma::hls
