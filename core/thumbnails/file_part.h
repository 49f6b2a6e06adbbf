#pragma once

#include <optional>

#include "core/hls/byte_range.h"
#include "core/httpclient/url.h"

namespace sigma::thumbnails {

/// A file on a server, or a run of its bytes.
struct FilePart {
    httpclient::Url url;
    std::optional<hls::ByteRange> range = std::nullopt;  ///< nothing: all of it

    friend bool operator==(const FilePart&, const FilePart&) = default;
};

}  // namespace sigma::thumbnails
