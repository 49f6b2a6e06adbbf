#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/shared_buffer.h"

namespace sigma::http {

class BodySource;

struct HttpHeader {
    std::string name;
    std::string value;
};

/// What a handler answers. The connection adds Date, Content-Length, Connection, Server and the
/// CORS fields, cuts out the range asked for, and leaves the body away for HEAD.
struct HttpResponse {
    unsigned status = 200;
    std::string contentType;          ///< left out when empty
    std::string cacheControl;         ///< left out when empty
    std::vector<HttpHeader> headers;  ///< every other field; names and values are trusted
    std::vector<SharedBuffer> body;   ///< the pieces are sent one after another, never copied
    bool acceptsRanges = false;       ///< byte ranges of the body may be asked for
    /// Produces the body in place of the pieces, which are ignored then.
    std::shared_ptr<BodySource> source;

    std::uint64_t bodySize() const;

    /// A body of one piece.
    static HttpResponse of(std::string contentType, SharedBuffer body);
    /// A body that is sent as it comes into being; it is not cached.
    static HttpResponse streamed(std::string contentType, std::shared_ptr<BodySource> source);
    /// An answer without body: 204, 304.
    static HttpResponse empty(unsigned status);
    /// An error as application/problem+json (RFC 9457): `code` is a stable word for programs,
    /// `detail` is for people. Not cached.
    static HttpResponse problem(unsigned status, std::string_view code, std::string_view detail);
};

/// The reason phrase of a status (RFC 9110, 15); "Unknown" for others.
std::string_view reasonPhrase(unsigned status);

}  // namespace sigma::http
