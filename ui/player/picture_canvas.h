#pragma once

#include <QWidget>
#include <optional>

#include "core/media/video_frame.h"

namespace sigma::ui {

/// Shows a picture as large as there is room, in the middle, on the colour of the stage.
///
/// Nothing is drawn anew while the picture stays the same. Thread: the window's.
class PictureCanvas {
public:
    virtual ~PictureCanvas() = default;

    virtual QWidget& widget() = 0;
    /// Nothing: the stage alone. Keeps the pixels until the next one.
    virtual void setPicture(std::optional<media::VideoFrame> picture) = 0;
};

}  // namespace sigma::ui
