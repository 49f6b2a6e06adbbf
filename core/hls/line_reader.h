#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace sigma::hls {

/// One line of a playlist that matters: a tag, split at its colon, or a URI.
struct PlaylistLine {
    std::string_view tag;    ///< "#EXTINF"; empty: the line is a URI
    std::string_view value;  ///< what follows the tag's colon, or the URI

    /// The value of a line that is a URI. Errors: kInvalidData for control characters in it.
    Result<std::string> uri() const;
};

/// Goes through the lines of a playlist from outside; passes over comments and empty lines.
///
/// Does not own the text. At most 8 MiB and 200,000 lines.
class LineReader {
public:
    /// Errors: kInvalidData where the text does not begin with #EXTM3U, kLimitExceeded.
    static Result<LineReader> open(std::string_view text);

    /// Moves to the next line that matters. False at the end, or at the limit of lines.
    bool next();
    const PlaylistLine& line() const { return m_line; }
    /// To be asked at the end: kLimitExceeded where lines were left unread.
    Result<void> checkLimit() const;

    /// Puts the number of the current line, and its tag where it has one, in front of the error.
    Error locate(const Error& error) const;

private:
    static constexpr std::size_t kMaxLines = 200'000;

    explicit LineReader(std::string_view text) : m_rest(text) {}

    std::string_view takeLine();

    std::string_view m_rest;
    PlaylistLine m_line;
    std::size_t m_number = 0;
};

/// Gives every line that matters to `read`, until it has an error, which is then located.
/// Errors: the reader's own too.
template <class Read>
Result<void> readLines(std::string_view text, Read read) {
    SIGMA_TRY_ASSIGN(LineReader reader, LineReader::open(text));
    while (reader.next()) {
        if (const Result<void> result = read(reader.line()); result.has_error()) {
            return reader.locate(result.error());
        }
    }
    return reader.checkLimit();
}

}  // namespace sigma::hls
