#pragma once

#include <QImage>
#include <QSize>
#include <list>

#include "core/thumbnails/thumbnail.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {

/// Makes images of thumbnails; keeps the three sheets that were looked at last, since the
/// neighbours of a picture lie on them. Thread: the window's, which waits while a sheet is read:
/// none has more than 4 * 1024 * 1024 pixels.
class ThumbnailImage {
public:
    /// The picture, within `room`. Null where a sheet is no image, or has more pixels than that,
    /// or does not reach as far as its area.
    QImage convert(const thumbnails::Thumbnail& thumbnail, QSize room);

private:
    struct Sheet {
        SharedBuffer bytes;
        QImage image;  ///< null where the bytes are none
    };

    /// Good until the next call.
    const QImage& imageOf(const SharedBuffer& bytes);

    std::list<Sheet> m_sheets;  ///< looked at last first
    widgets::FrameConverter m_converter;
};

}  // namespace sigma::ui
