#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/shared_buffer.h"
#include "core/httpclient/url.h"

namespace sigma::httpclient {

/// What a server said to one request, and when.
struct HttpAnswer {
    Url url;  ///< that answered: the last one, where redirects were followed
    int status = 0;
    std::map<std::string, std::string, std::less<>> headers;  ///< names in lower case
    SharedBuffer body;                                        ///< without its content encoding
    bool wasGzipped = false;  ///< the body came with Content-Encoding: gzip
    SteadyTime sentAt;        ///< the request was written
    SteadyTime firstByteAt;   ///< its answer began
    SteadyTime lastByteAt;    ///< its answer was there

    bool isOk() const { return status == 200 || status == 206; }
    /// Empty where it is not there.
    std::string_view header(std::string_view lowerCaseName) const {
        const auto entry = headers.find(lowerCaseName);
        return entry == headers.end() ? std::string_view() : std::string_view(entry->second);
    }
};

}  // namespace sigma::httpclient
