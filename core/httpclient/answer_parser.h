#pragma once

#include <utility>

#include <boost/beast/http/basic_parser.hpp>

#include "core/base/shared_buffer.h"
#include "core/httpclient/http_answer.h"

namespace sigma::httpclient {

/// Beast's parser of one answer, in the form that our answers have.
///
/// The body grows as it comes: nothing is set aside for what a server only announces.
class AnswerParser final : public boost::beast::http::basic_parser<false> {
public:
    /// Once, of a head that is done.
    void moveHeadTo(HttpAnswer& answer) {
        answer.status = m_status;
        answer.headers = std::move(m_headers);
    }
    /// What has come of it, but for what was read past the parser.
    Bytes& body() { return m_body; }

private:
    using Field = boost::beast::http::field;
    using Text = boost::beast::string_view;
    using BeastError = boost::system::error_code;
    using Size = boost::optional<std::uint64_t>;

    void on_request_impl(boost::beast::http::verb, Text, Text, int, BeastError&) override {}
    void on_response_impl(int status, Text reason, int version, BeastError& error) override;
    void on_field_impl(Field field, Text name, Text value, BeastError& error) override;
    void on_header_impl(BeastError&) override {}
    void on_body_init_impl(const Size&, BeastError&) override {}
    std::size_t on_body_impl(Text bytes, BeastError& error) override;
    void on_chunk_header_impl(std::uint64_t, Text, BeastError&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t left, Text bytes, BeastError& error) override;
    void on_finish_impl(BeastError&) override {}

    int m_status = 0;
    decltype(HttpAnswer::headers) m_headers;
    Bytes m_body;
};

}  // namespace sigma::httpclient
