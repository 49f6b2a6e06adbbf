#include "core/httpclient/answer_parser.h"

#include "core/base/ascii.h"

namespace sigma::httpclient {

void AnswerParser::on_response_impl(int status, Text /*reason*/, int /*version*/,
                                    BeastError& /*error*/) {
    m_status = status;
}

void AnswerParser::on_field_impl(Field /*field*/, Text name, Text value, BeastError& /*error*/) {
    if (is_header_done()) {
        return;  // What trails a body is no header.
    }
    std::string& known = m_headers[toLowerAscii(name)];
    known += known.empty() ? "" : ", ";
    known += value;
}

std::size_t AnswerParser::on_body_impl(Text bytes, BeastError& /*error*/) {
    const auto* begin = reinterpret_cast<const std::uint8_t*>(bytes.data());
    m_body.insert(m_body.end(), begin, begin + bytes.size());
    return bytes.size();
}

std::size_t AnswerParser::on_chunk_body_impl(std::uint64_t /*left*/, Text bytes,
                                             BeastError& error) {
    return on_body_impl(bytes, error);
}

}  // namespace sigma::httpclient
