#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/httpclient/http_answer.h"
#include "core/lint/findings.h"

namespace sigma::lint {

/// What a request asked for, which decides how its answer may be served.
enum class Asked {
    kMultivariant,
    kPlaylist,          ///< without directives
    kBlockingPlaylist,  ///< with _HLS_msn, of a server that can block
    kMedia,
    kNonsense,  ///< what a server should refuse
};

/// What Cache-Control allows (RFC 9111, 5.2.2).
struct CachePolicy {
    bool forbidsCaching = false;  ///< no-store, no-cache, private
    std::optional<std::chrono::seconds> maxAge;

    static CachePolicy parse(std::string_view header);
};

/// How an answer is served: content type, compression, caches, other origins. `url` is what the
/// findings are about: the playlist of the rendition.
void checkResponse(const httpclient::HttpAnswer& answer, Asked asked,
                   std::chrono::seconds targetDuration, bool isLive, const std::string& url,
                   Findings& findings);

}  // namespace sigma::lint
