#pragma once

#include <QOpenGLWidget>
#include <memory>

#include "ui/player/gl_picture.h"
#include "ui/player/picture_canvas.h"

namespace sigma::ui {

/// A picture drawn by the graphics hardware, through OpenGL.
///
/// It is scaled and converted there, and `frameSwapped` comes with the screen's refresh. Thread:
/// the window's.
class GlCanvas final : public QOpenGLWidget, public PictureCanvas {
    Q_OBJECT

public:
    explicit GlCanvas(QWidget* parent);
    ~GlCanvas() override;

    QWidget& widget() override { return *this; }
    void setPicture(std::optional<media::VideoFrame> picture) override;

Q_SIGNALS:
    /// It cannot draw, or no longer: no context, one without what `GlPicture` needs, or a lost one.
    /// Once, and perhaps out of its painting.
    void failed();

protected:
    void initializeGL() override;
    void paintGL() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void drawPicture();
    void release();
    void fail();

    std::optional<media::VideoFrame> m_picture;
    std::unique_ptr<GlPicture> m_drawn;  ///< of the present context; null: none, or it cannot draw
    bool m_isUploaded = false;           ///< m_picture, to m_drawn
    bool m_hasFailed = false;
};

}  // namespace sigma::ui
