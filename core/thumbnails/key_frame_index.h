#pragma once

#include "core/hls/media_playlist.h"
#include "core/player/stream/media_timeline.h"
#include "core/thumbnails/picture_index.h"

namespace sigma::thumbnails {

/// The key frames that a playlist lists (EXT-X-I-FRAMES-ONLY, draft-pantos-hls-rfc8216bis,
/// 4.4.3.6): by date where both have dates, else from the start.
class KeyFrameIndex final : public PictureIndex {
public:
    /// Errors: kInvalidData for a playlist without segments too.
    Result<void> read(const httpclient::HttpAnswer& answer) override;
    std::optional<PictureAddress> addressAt(const ThumbnailPlace& place) const override;
    bool isGrowing() const override { return !m_playlist.hasEndList; }

private:
    hls::MediaPlaylist m_playlist;
    player::MediaTimeline m_timeline;
    httpclient::Url m_base;
};

}  // namespace sigma::thumbnails
