#include "server/origin/media_name.h"

#include <charconv>

namespace sigma::origin {
namespace {

template <class Number>
std::optional<Number> readNumber(std::string_view text) {
    Number number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool hasLeadingZero = text.size() > 1 && text.front() == '0';
    if (error != std::errc() || stop != end || hasLeadingZero) {
        return std::nullopt;
    }
    return number;
}

bool strip(std::string_view& text, std::string_view prefix, std::string_view suffix) {
    if (!text.starts_with(prefix) || !text.ends_with(suffix) ||
        text.size() < prefix.size() + suffix.size()) {
        return false;
    }
    text = text.substr(prefix.size(), text.size() - prefix.size() - suffix.size());
    return true;
}

}  // namespace

std::optional<MediaName> parseMediaName(std::string_view name) {
    if (strip(name, "init-", ".mp4")) {
        const auto version = readNumber<std::uint32_t>(name);
        return version ? std::optional<MediaName>(InitName{*version}) : std::nullopt;
    }
    if (!strip(name, "", ".m4s")) {
        return std::nullopt;
    }
    const std::size_t dot = name.find('.');
    const auto sequence = readNumber<std::uint64_t>(name.substr(0, dot));
    if (!sequence) {
        return std::nullopt;
    }
    if (dot == std::string_view::npos) {
        return SegmentName{*sequence};
    }
    const auto part = readNumber<std::uint32_t>(name.substr(dot + 1));
    return part ? std::optional<MediaName>(packager::PartPosition{*sequence, *part}) : std::nullopt;
}

}  // namespace sigma::origin
