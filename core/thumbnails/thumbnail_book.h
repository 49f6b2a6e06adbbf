#pragma once

#include <list>
#include <memory>
#include <optional>

#include "core/base/clock.h"
#include "core/thumbnails/file_cache.h"
#include "core/thumbnails/picture_index.h"
#include "core/thumbnails/thumbnail.h"

namespace sigma::thumbnails {

/// The pictures of one stream as far as they have been loaded, and what is to be loaded for one
/// that has not. No I/O.
///
/// Holds 16 MiB of what was loaded, undecoded, and decodes one key frame at a time. What could not
/// be had is wanted again ten seconds later; so is the index of a live stream when it knows nothing
/// of a place. The clock outlives it. Thread: one at a time.
class ThumbnailBook {
public:
    ThumbnailBook(player::PlayerThumbnails source, const Clock& clock);
    ThumbnailBook(const ThumbnailBook&) = delete;
    ThumbnailBook& operator=(const ThumbnailBook&) = delete;
    ~ThumbnailBook();

    /// Null: there is none, or it has not been loaded. The same object as long as it is the same
    /// picture.
    std::shared_ptr<const Thumbnail> find(const ThumbnailPlace& place);
    /// What is to be loaded next for the picture there; nothing: it is here, or not to be had.
    std::optional<FilePart> missing(const ThumbnailPlace& place);
    /// What came of it, any status being an answer. Of a range its bytes, or those of the whole
    /// file; who loads may refuse a file that is much larger (player::mostBytesFor), which is then
    /// a failure like any other.
    void take(const FilePart& part, const Result<httpclient::HttpAnswer>& answer);

private:
    struct Resting {
        FilePart part;
        SteadyTime until;  ///< not to be asked for before
    };

    std::shared_ptr<const Thumbnail> load(const PictureAddress& address);
    bool mayAsk(const FilePart& part) const;
    void rest(const FilePart& part);

    const player::PlayerThumbnails::Kind m_kind;
    const FilePart m_source;
    const Clock& m_clock;
    std::unique_ptr<PictureIndex> m_index;
    bool m_hasIndex = false;
    FileCache m_files;
    std::list<Resting> m_resting;
    std::optional<PictureAddress> m_shown;
    std::shared_ptr<const Thumbnail> m_picture;  ///< of m_shown
};

}  // namespace sigma::thumbnails
