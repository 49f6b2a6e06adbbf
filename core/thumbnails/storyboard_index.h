#pragma once

#include "core/thumbnails/picture_index.h"

namespace sigma::thumbnails {

/// The pictures that a storyboard names: by date where it is dated, else from its start.
class StoryboardIndex final : public PictureIndex {
public:
    Result<void> read(const httpclient::HttpAnswer& answer) override;
    std::optional<PictureAddress> addressAt(const ThumbnailPlace& place) const override;
    bool isGrowing() const override { return m_storyboard.zeroDate.has_value(); }

private:
    hls::Storyboard m_storyboard;
    httpclient::Url m_base;
};

}  // namespace sigma::thumbnails
