#pragma once

#include <optional>
#include <string>

#include "core/hls/storyboard.h"
#include "core/httpclient/http_answer.h"
#include "core/thumbnails/file_part.h"
#include "core/thumbnails/thumbnail_place.h"

namespace sigma::thumbnails {

/// Where one picture is to be had.
struct PictureAddress {
    FilePart file;
    std::optional<hls::ImageArea> area = std::nullopt;  ///< of an image
    std::optional<FilePart> init = std::nullopt;  ///< of a key frame: its initialisation section

    friend bool operator==(const PictureAddress&, const PictureAddress&) = default;
};

/// What pictures of a stream there are. Thread: one at a time.
class PictureIndex {
public:
    virtual ~PictureIndex() = default;
    /// What was read before is forgotten where this can be read. Errors: the parser's.
    virtual Result<void> read(const httpclient::HttpAnswer& answer) = 0;
    /// Nothing: there is no picture of that place.
    virtual std::optional<PictureAddress> addressAt(const ThumbnailPlace& place) const = 0;
    /// Whether reading it again later may bring more.
    virtual bool isGrowing() const = 0;
};

}  // namespace sigma::thumbnails
