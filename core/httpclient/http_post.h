#pragma once

#include <string>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "core/httpclient/http_header.h"
#include "core/httpclient/url.h"

namespace sigma::httpclient {

/// Something to POST.
struct HttpPost {
    Url url;
    std::vector<HttpHeader> headers;  ///< beside Host, User-Agent and Content-Length
    std::string body;
    /// Connects to the first of these that answers, and asks no resolver; Host and TLS name the
    /// URL's host all the same. So that who has checked addresses gets one of them.
    std::vector<boost::asio::ip::address> addresses = {};
};

}  // namespace sigma::httpclient
