#pragma once

#include <QImage>
#include <QSize>

#include "core/thumbnails/thumbnail.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {

/// Makes images of thumbnails; keeps the sheet that it read last, since its neighbours lie on it.
/// Thread: the window's.
class ThumbnailImage {
public:
    /// The picture, within `room`. Null where a sheet is no image, or has more than 16 million
    /// pixels, or does not reach as far as its area.
    QImage convert(const thumbnails::Thumbnail& thumbnail, QSize room);

private:
    const QImage& imageOf(const SharedBuffer& sheet);

    SharedBuffer m_sheet;
    QImage m_image;  ///< of m_sheet; null where it is no image
    widgets::FrameConverter m_converter;
};

}  // namespace sigma::ui
