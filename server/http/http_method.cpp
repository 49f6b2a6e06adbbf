#include "server/http/http_method.h"

namespace sigma::http {

std::string_view toString(HttpMethod method) {
    switch (method) {
        case HttpMethod::kGet:
            return "GET";
        case HttpMethod::kHead:
            return "HEAD";
        case HttpMethod::kPost:
            return "POST";
        case HttpMethod::kPut:
            return "PUT";
        case HttpMethod::kPatch:
            return "PATCH";
        case HttpMethod::kDelete:
            return "DELETE";
        case HttpMethod::kOptions:
            return "OPTIONS";
    }
    return "GET";
}

}  // namespace sigma::http
