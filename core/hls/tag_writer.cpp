#include "core/hls/tag_writer.h"

#include "core/hls/decimal.h"

namespace sigma::hls {

namespace {

bool isUnsafe(char character) {
    return static_cast<unsigned char>(character) < 0x20 || character == 0x7F || character == '"';
}

}  // namespace

void TagWriter::line(std::string_view constant) {
    m_text += constant;
    m_text += '\n';
}

void TagWriter::uri(std::string_view uri) {
    appendClean(uri);
    m_text += '\n';
}

TagWriter& TagWriter::begin(std::string_view tag) {
    m_text += tag;
    m_text += ':';
    m_isFirstAttribute = true;
    return *this;
}

TagWriter& TagWriter::value(std::uint64_t number) {
    appendInteger(m_text, number);
    return *this;
}

TagWriter& TagWriter::value(std::chrono::microseconds duration) {
    appendSeconds(m_text, duration);
    return *this;
}

TagWriter& TagWriter::value(DateTime time) {
    appendDateTime(m_text, time);
    return *this;
}

TagWriter& TagWriter::value(std::string_view constant) {
    m_text += constant;
    return *this;
}

TagWriter& TagWriter::attribute(std::string_view name, std::uint64_t number) {
    startAttribute(name);
    return value(number);
}

TagWriter& TagWriter::attribute(std::string_view name, std::chrono::microseconds duration) {
    startAttribute(name);
    return value(duration);
}

TagWriter& TagWriter::keyword(std::string_view name, std::string_view constant) {
    startAttribute(name);
    return value(constant);
}

TagWriter& TagWriter::quoted(std::string_view name, std::string_view text) {
    startAttribute(name);
    m_text += '"';
    appendClean(text);
    m_text += '"';
    return *this;
}

TagWriter& TagWriter::quoted(std::string_view name, DateTime time) {
    startAttribute(name);
    m_text += '"';
    appendDateTime(m_text, time);
    m_text += '"';
    return *this;
}

TagWriter& TagWriter::quotedList(std::string_view name, std::span<const std::string> texts) {
    startAttribute(name);
    m_text += '"';
    for (std::size_t index = 0; index != texts.size(); ++index) {
        if (index != 0) {
            m_text += '\t';
        }
        appendClean(texts[index]);
    }
    m_text += '"';
    return *this;
}

TagWriter& TagWriter::resolution(std::string_view name, std::uint32_t width, std::uint32_t height) {
    startAttribute(name);
    appendInteger(m_text, width);
    m_text += 'x';
    appendInteger(m_text, height);
    return *this;
}

TagWriter& TagWriter::thousandths(std::string_view name, std::uint64_t number) {
    startAttribute(name);
    appendInteger(m_text, number / 1000);
    m_text += '.';
    appendDigits(m_text, number % 1000, 3);
    return *this;
}

void TagWriter::startAttribute(std::string_view name) {
    if (!m_isFirstAttribute) {
        m_text += ',';
    }
    m_isFirstAttribute = false;
    m_text += name;
    m_text += '=';
}

void TagWriter::appendClean(std::string_view text) {
    const std::size_t begin = m_text.size();
    m_text += text;
    for (std::size_t index = begin; index != m_text.size(); ++index) {
        if (isUnsafe(m_text[index])) {
            m_text[index] = m_text[index] == '"' ? '\'' : ' ';
        }
    }
}

}  // namespace sigma::hls
