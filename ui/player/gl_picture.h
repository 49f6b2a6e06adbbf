#pragma once

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLShaderProgram>
#include <QSize>
#include <array>
#include <memory>

#include "core/media/video_frame.h"

namespace sigma::ui {

/// A picture in the memory of the graphics hardware: a texture for each plane, and the program that
/// makes RGB of them.
///
/// Needs OpenGL 2 with what version 3 has dropped, or OpenGL ES 3. Thread: the context's, which is
/// current in each call, and in the destructor.
class GlPicture final : private QOpenGLFunctions {
public:
    /// Null where the context cannot do it; Qt's log says why.
    static std::unique_ptr<GlPicture> create(const QOpenGLContext& context);
    ~GlPicture();
    GlPicture(const GlPicture&) = delete;
    GlPicture& operator=(const GlPicture&) = delete;

    /// Takes an I420 picture over; rows may have any stride. False where the driver refuses, as
    /// without memory or after the context was lost.
    bool upload(const media::VideoFrame& frame);
    /// Draws what was taken last over the whole viewport.
    void draw();

private:
    GlPicture();
    bool link();
    void makeTextures();
    void bindPlane(std::size_t plane);

    QOpenGLShaderProgram m_program;
    std::array<GLuint, 3> m_planes{};
    QSize m_size;  ///< that the textures have
};

}  // namespace sigma::ui
