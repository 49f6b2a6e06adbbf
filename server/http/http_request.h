#pragma once

#include <string>

#include "server/http/http_headers.h"
#include "server/http/http_method.h"
#include "server/http/query_parameters.h"

namespace sigma::http {

/// One request, complete with its body. Belongs to its connection, which reuses it afterwards.
struct HttpRequest {
    HttpMethod method = HttpMethod::kGet;
    std::string target;  ///< as the request line has it; may hold secrets, so not for logs
    std::string path;    ///< decoded, without the query; see decodePath
    QueryParameters query;
    HttpHeaders headers;
    std::string body;
    std::string peerAddress;  ///< IPv4 or IPv6 address of the other end, without the port
};

}  // namespace sigma::http
