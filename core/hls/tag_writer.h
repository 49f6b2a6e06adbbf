#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/hls/date_time.h"

namespace sigma::hls {

/// Appends playlist lines, tags and attribute lists (draft-pantos-hls-rfc8216bis, 4.2) to a text.
///
/// Every text that it is given may come from outside: quotes become apostrophes, and control
/// characters spaces, so that none ends an attribute or a line.
class TagWriter {
public:
    void reserve(std::size_t bytes) { m_text.reserve(bytes); }

    /// A whole line that is a constant of the format: "#EXTM3U".
    void line(std::string_view constant);
    void uri(std::string_view uri);

    /// Opens a line: begin("#EXT-X-PART") is followed by its attributes or its one value, then
    /// end().
    TagWriter& begin(std::string_view tag);
    void end() { m_text += '\n'; }

    TagWriter& value(std::uint64_t number);
    TagWriter& value(std::chrono::microseconds duration);
    TagWriter& value(DateTime time);
    /// A constant, such as the comma of EXTINF.
    TagWriter& value(std::string_view constant);

    TagWriter& attribute(std::string_view name, std::uint64_t number);
    TagWriter& attribute(std::string_view name, std::chrono::microseconds duration);
    /// A constant: YES, NONE, PART.
    TagWriter& keyword(std::string_view name, std::string_view constant);
    TagWriter& quoted(std::string_view name, std::string_view text);
    TagWriter& quoted(std::string_view name, DateTime time);
    /// Joined by tabs.
    TagWriter& quotedList(std::string_view name, std::span<const std::string> texts);
    /// WIDTHxHEIGHT.
    TagWriter& resolution(std::string_view name, std::uint32_t width, std::uint32_t height);
    /// A number of thousandths, with three decimals: 29970 is 29.970.
    TagWriter& thousandths(std::string_view name, std::uint64_t number);

    std::string take() { return std::move(m_text); }

private:
    void startAttribute(std::string_view name);
    void appendClean(std::string_view text);

    std::string m_text;
    bool m_isFirstAttribute = true;
};

}  // namespace sigma::hls
