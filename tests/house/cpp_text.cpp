#include "tests/house/cpp_text.h"

#include <algorithm>
#include <cctype>

namespace sigma::house {
namespace {

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Walks over C++ text and blanks what a rule must not see.
class Blanker {
public:
    Blanker(std::string_view text, bool blanksLiterals)
        : m_text(text), m_blanksLiterals(blanksLiterals) {}

    std::string run() {
        while (m_position < m_text.size()) {
            if (startsWith("//")) {
                blankUntil(endOf("\n", 0));
            } else if (startsWith("/*")) {
                blankUntil(endOf("*/", 2));
            } else if (startsWith("R\"") && !followsWord()) {
                rawString();
            } else if (m_text[m_position] == '"' ||
                       (m_text[m_position] == '\'' && !followsWord())) {
                quoted(m_text[m_position]);
            } else {
                keepUntil(m_position + 1);
            }
        }
        return std::move(m_result);
    }

private:
    bool startsWith(std::string_view start) const {
        return m_text.substr(m_position).starts_with(start);
    }

    /// True behind a digit or letter: the quote of 1'000 opens nothing.
    bool followsWord() const { return m_position > 0 && isWordCharacter(m_text[m_position - 1]); }

    std::size_t endOf(std::string_view mark, std::size_t skipped) const {
        const auto found = m_text.find(mark, m_position + skipped);
        return found == std::string_view::npos ? m_text.size()
                                               : found + (mark == "\n" ? 0 : mark.size());
    }

    void rawString() {
        const auto open = std::min(m_text.find('(', m_position), m_text.size());
        const std::string delimiter(m_text.substr(m_position + 2, open - m_position - 2));
        const std::size_t end = endOf(")" + delimiter + "\"", 2);
        m_blanksLiterals ? blankUntil(end) : keepUntil(end);
    }

    void quoted(char quote) {
        std::size_t end = m_position + 1;
        while (end < m_text.size() && m_text[end] != quote && m_text[end] != '\n') {
            end += m_text[end] == '\\' ? 2U : 1U;
        }
        end = std::min(end, m_text.size());
        keepUntil(m_position + 1);
        m_blanksLiterals ? blankUntil(end) : keepUntil(end);
        keepUntil(std::min(end + 1, m_text.size()));
    }

    void keepUntil(std::size_t end) {
        m_result.append(m_text.substr(m_position, end - m_position));
        m_position = end;
    }

    void blankUntil(std::size_t end) {
        for (; m_position < end; ++m_position) {
            m_result += m_text[m_position] == '\n' ? '\n' : ' ';
        }
    }

    std::string_view m_text;
    bool m_blanksLiterals;
    std::size_t m_position = 0;
    std::string m_result;
};

}  // namespace

std::string withoutComments(std::string_view text) {
    return Blanker(text, false).run();
}

std::string codeOnly(std::string_view text) {
    return Blanker(text, true).run();
}

std::size_t findWord(std::string_view text, std::string_view word, std::size_t begin) {
    while ((begin = text.find(word, begin)) != std::string_view::npos) {
        const std::size_t end = begin + word.size();
        const bool opens = begin == 0 || !isWordCharacter(text[begin - 1]);
        const bool closes = end == text.size() || !isWordCharacter(text[end]);
        if (opens && closes) {
            return begin;
        }
        begin = end;
    }
    return std::string_view::npos;
}

}  // namespace sigma::house
