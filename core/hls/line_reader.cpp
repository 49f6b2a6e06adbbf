#include "core/hls/line_reader.h"

#include <algorithm>

namespace sigma::hls {

namespace {

constexpr std::size_t kMaxBytes = 8U << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<std::string> PlaylistLine::uri() const {
    const bool hasControl = std::ranges::any_of(value, [](char character) {
        return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
    });
    if (hasControl) {
        return Error{ErrorCode::kInvalidData, "control characters in a URI"};
    }
    return std::string(value);
}

Result<LineReader> LineReader::open(std::string_view text) {
    if (text.size() > kMaxBytes) {
        return Error{ErrorCode::kLimitExceeded, "the playlist has " + std::to_string(text.size()) +
                                                    " bytes, the limit is " +
                                                    std::to_string(kMaxBytes)};
    }
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    LineReader reader(text);
    if (!reader.next() || reader.m_number != 1 || reader.m_line.tag != "#EXTM3U") {
        return Error{ErrorCode::kInvalidData, "line 1: expected #EXTM3U"};
    }
    return reader;
}

bool LineReader::next() {
    while (!m_rest.empty()) {
        ++m_number;
        if (m_number > kMaxLines) {
            return false;
        }
        const std::string_view line = takeLine();
        if (line.empty() || (line.starts_with('#') && !line.starts_with("#EXT"))) {
            continue;
        }
        if (line.starts_with('#')) {
            const std::size_t colon = std::min(line.find(':'), line.size());
            m_line = {line.substr(0, colon), line.substr(std::min(colon + 1, line.size()))};
        } else {
            m_line = {{}, line};
        }
        return true;
    }
    return false;
}

Result<void> LineReader::checkLimit() const {
    if (m_number > kMaxLines) {
        return Error{ErrorCode::kLimitExceeded,
                     "the playlist has more than " + std::to_string(kMaxLines) + " lines"};
    }
    return {};
}

std::string_view LineReader::takeLine() {
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    const std::size_t last = line.find_last_not_of("\r\t ");
    return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

Error LineReader::locate(const Error& error) const {
    std::string context = "line " + std::to_string(m_number) + ": ";
    if (!m_line.tag.empty()) {
        context += m_line.tag.substr(1, 40);
        context += ": ";
    }
    return Error{error.code, context + error.context};
}

}  // namespace sigma::hls
