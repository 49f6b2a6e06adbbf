#include "server/http/request_reader.h"

#include <algorithm>
#include <optional>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>

#include "server/http/request_path.h"

namespace sigma::http {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;

constexpr int kHttp10 = 10;

std::optional<HttpMethod> methodOf(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get:
            return HttpMethod::kGet;
        case beast::http::verb::head:
            return HttpMethod::kHead;
        case beast::http::verb::post:
            return HttpMethod::kPost;
        case beast::http::verb::put:
            return HttpMethod::kPut;
        case beast::http::verb::patch:
            return HttpMethod::kPatch;
        case beast::http::verb::delete_:
            return HttpMethod::kDelete;
        case beast::http::verb::options:
            return HttpMethod::kOptions;
        default:
            return std::nullopt;
    }
}

HttpResponse badRequest(std::string_view detail) {
    return HttpResponse::problem(400, "malformed_request", detail);
}

HttpResponse failureOf(const error_code& error, const HttpLimits& limits) {
    if (error == beast::http::error::header_limit) {
        return HttpResponse::problem(
            431, "header_too_large",
            "the header is larger than " + std::to_string(limits.headerBytes) + " bytes");
    }
    if (error == beast::http::error::body_limit) {
        return HttpResponse::problem(
            413, "body_too_large",
            "the body is larger than " + std::to_string(limits.bodyBytes) + " bytes");
    }
    if (error == beast::http::error::bad_version) {
        return HttpResponse::problem(505, "unsupported_version", "HTTP/1.1 or HTTP/1.0 is served");
    }
    return badRequest(error.message());
}

/// RFC 9112, 2.2: an empty line before the request line is to be ignored.
std::size_t countLeadingLineEnds(std::string_view bytes) {
    const std::size_t first = bytes.find_first_not_of("\r\n");
    return first == std::string_view::npos ? bytes.size() : first;
}

/// Beast's parser, writing straight into an HttpRequest.
class OneRequestParser final : public beast::http::basic_parser<true> {
public:
    OneRequestParser(HttpRequest& request, const HttpLimits& limits) : m_request(request) {
        eager(true);
        body_limit(limits.bodyBytes);
    }

    bool hasKnownMethod() const { return m_hasKnownMethod; }
    unsigned hosts() const { return m_hosts; }
    int version() const { return m_version; }

private:
    void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target,
                         int version, error_code&) override {
        const auto method = methodOf(verb);
        m_hasKnownMethod = method.has_value();
        m_version = version;
        m_request.method = method.value_or(HttpMethod::kGet);
        m_request.target.assign(target.data(), target.size());
    }

    void on_response_impl(int, beast::string_view, int, error_code&) override {}

    void on_field_impl(beast::http::field field, beast::string_view name, beast::string_view value,
                       error_code&) override {
        // Trailers are ignored: nobody checks them as the header is checked.
        if (is_header_done()) {
            return;
        }
        m_hosts += field == beast::http::field::host ? 1 : 0;
        m_request.headers.add({name.data(), name.size()}, {value.data(), value.size()});
    }

    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::size_t on_body_impl(beast::string_view body, error_code&) override {
        m_request.body.append(body.data(), body.size());
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view body,
                                   error_code& error) override {
        return on_body_impl(body, error);
    }

    void on_finish_impl(error_code&) override {}

    HttpRequest& m_request;
    bool m_hasKnownMethod = false;
    unsigned m_hosts = 0;
    int m_version = 0;
};

}  // namespace

/// In one place for one request after another, since Beast's can't be used twice.
class RequestReader::Parser : public std::optional<OneRequestParser> {};

RequestReader::RequestReader(const HttpLimits& limits)
    : m_limits(limits), m_parser(std::make_unique<Parser>()) {
    m_parser->emplace(m_request, m_limits);
}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::feed(std::string_view bytes) {
    std::size_t used = hasBegun() ? 0 : countLeadingLineEnds(bytes);
    while (m_state == State::kReading && used != bytes.size()) {
        const std::size_t taken = put(bytes.substr(used));
        used += taken;
        if (taken == 0) {
            break;
        }
    }
    return used;
}

std::size_t RequestReader::put(std::string_view bytes) {
    // Beast holds its limit against what is in the buffer, not against the header as a whole.
    (*m_parser)->header_limit(static_cast<std::uint32_t>(m_limits.headerBytes - m_headerBytes));
    error_code error;
    const std::size_t taken =
        (*m_parser)->put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (!(*m_parser)->is_header_done()) {
        m_headerBytes = std::min(m_headerBytes + taken, m_limits.headerBytes);
    }
    if (error && error != beast::http::error::need_more) {
        fail(failureOf(error, m_limits));
    } else if ((*m_parser)->is_done()) {
        complete();
    }
    return taken;
}

void RequestReader::complete() {
    m_state = State::kComplete;
    const unsigned hosts = (*m_parser)->hosts();
    if (hosts > 1 || (hosts == 0 && !isHttp10())) {
        return fail(badRequest("exactly one Host field is required"));
    }
    if (!(*m_parser)->hasKnownMethod()) {
        return fail(HttpResponse::problem(501, "unknown_method", "this method is not implemented"));
    }
    const auto parts = splitTarget(m_request.target);
    if (parts.has_error()) {
        return fail(badRequest(parts.error().context));
    }
    auto path = decodePath(parts->path);
    if (path.has_error()) {
        return fail(badRequest(path.error().context));
    }
    auto query = QueryParameters::parse(parts->query);
    if (query.has_error()) {
        return fail(badRequest(query.error().context));
    }
    m_request.path = std::move(*path);
    m_request.query = std::move(*query);
}

bool RequestReader::hasBegun() const {
    return (*m_parser)->got_some();
}

bool RequestReader::expectsContinue() const {
    return m_state == State::kReading && (*m_parser)->is_header_done() &&
           m_request.headers.value("Expect") == "100-continue";
}

bool RequestReader::keepsAlive() const {
    return m_state == State::kComplete && (*m_parser)->keep_alive();
}

bool RequestReader::isHttp10() const {
    return (*m_parser)->is_header_done() && (*m_parser)->version() == kHttp10;
}

void RequestReader::fail(HttpResponse answer) {
    m_state = State::kFailed;
    m_failure = std::move(answer);
}

void RequestReader::restart() {
    constexpr std::size_t kKeptBody = 1024;
    m_state = State::kReading;
    m_request.headers.clear();
    m_request.query = {};
    m_headerBytes = 0;
    m_request.body.clear();
    if (m_request.body.capacity() > kKeptBody) {
        m_request.body.shrink_to_fit();
    }
    m_parser->emplace(m_request, m_limits);
}

}  // namespace sigma::http
