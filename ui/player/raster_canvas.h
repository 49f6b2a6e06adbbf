#pragma once

#include "ui/player/picture_canvas.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {

/// A picture drawn by the processor.
///
/// It is scaled and converted once, into memory that is kept, and goes from there to the window in
/// one copy. Thread: the window's.
class RasterCanvas final : public QWidget, public PictureCanvas {
    Q_OBJECT

public:
    explicit RasterCanvas(QWidget* parent);

    QWidget& widget() override { return *this; }
    void setPicture(std::optional<media::VideoFrame> picture) override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::optional<media::VideoFrame> m_picture;
    widgets::FrameConverter m_converter;
    const QImage* m_image = nullptr;  ///< of m_picture at the size shown; null: to be converted
};

}  // namespace sigma::ui
