#include "ui/player/gl_picture.h"

#include <QMatrix3x3>
#include <QVector3D>

#include "ui/player/yuv_to_rgb.h"
#include "ui/widgets/frame_image.h"

namespace sigma::ui {
namespace {

constexpr int kCorner = 0;
constexpr std::array<GLfloat, 8> kCorners = {-1, -1, 1, -1, -1, 1, 1, 1};
constexpr std::array<const char*, 3> kPlanes = {"luma", "blueness", "redness"};

// The first row of a picture is its uppermost.
constexpr const char* kVertexShader = R"(
attribute highp vec2 corner;
varying highp vec2 place;

void main() {
    place = vec2(0.5 + 0.5 * corner.x, 0.5 - 0.5 * corner.y);
    gl_Position = vec4(corner, 0.0, 1.0);
}
)";

constexpr const char* kFragmentShader = R"(
varying highp vec2 place;
uniform mediump sampler2D luma;
uniform mediump sampler2D blueness;
uniform mediump sampler2D redness;
uniform highp mat3 matrix;
uniform highp vec3 offset;

void main() {
    highp vec3 yuv = vec3(texture2D(luma, place).r, texture2D(blueness, place).r,
                          texture2D(redness, place).r);
    gl_FragColor = vec4(matrix * (yuv - offset), 1.0);
}
)";

QSize planeSize(QSize picture, std::size_t plane) {
    return plane == 0 ? picture : QSize((picture.width() + 1) / 2, (picture.height() + 1) / 2);
}

}  // namespace

GlPicture::GlPicture() {
    initializeOpenGLFunctions();
    makeTextures();
}

GlPicture::~GlPicture() {
    glDeleteTextures(static_cast<GLsizei>(m_planes.size()), m_planes.data());
}

std::unique_ptr<GlPicture> GlPicture::create(const QOpenGLContext& context) {
    // OpenGL ES 2 takes no rows that are longer than the picture is wide.
    if (context.isOpenGLES() && context.format().majorVersion() < 3) {
        return nullptr;
    }
    std::unique_ptr<GlPicture> picture(new GlPicture);
    return picture->link() ? std::move(picture) : nullptr;
}

bool GlPicture::link() {
    m_program.bindAttributeLocation("corner", kCorner);
    if (!m_program.addShaderFromSourceCode(QOpenGLShader::Vertex, kVertexShader) ||
        !m_program.addShaderFromSourceCode(QOpenGLShader::Fragment, kFragmentShader) ||
        !m_program.link()) {
        return false;
    }
    m_program.bind();
    for (std::size_t plane = 0; plane != kPlanes.size(); ++plane) {
        m_program.setUniformValue(kPlanes[plane], static_cast<GLint>(plane));
    }
    return true;
}

void GlPicture::makeTextures() {
    glGenTextures(static_cast<GLsizei>(m_planes.size()), m_planes.data());
    for (std::size_t plane = 0; plane != m_planes.size(); ++plane) {
        bindPlane(plane);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    }
}

void GlPicture::bindPlane(std::size_t plane) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(plane));
    glBindTexture(GL_TEXTURE_2D, m_planes[plane]);
}

bool GlPicture::upload(const media::VideoFrame& frame) {
    glGetError();  // An older one is not of this picture.
    const QSize size = widgets::sizeOf(frame);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (std::size_t plane = 0; plane != m_planes.size(); ++plane) {
        const QSize part = planeSize(size, plane);
        bindPlane(plane);
        if (size != m_size) {
            glTexImage2D(GL_TEXTURE_2D, 0, GL_LUMINANCE, part.width(), part.height(), 0,
                         GL_LUMINANCE, GL_UNSIGNED_BYTE, nullptr);
        }
        glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(frame.planes[plane].stride));
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, part.width(), part.height(), GL_LUMINANCE,
                        GL_UNSIGNED_BYTE, frame.planes[plane].data);
    }
    m_size = size;
    const YuvToRgb colors = yuvToRgb(frame.matrix);
    m_program.bind();
    m_program.setUniformValue("matrix", QMatrix3x3(colors.matrix.data()));
    m_program.setUniformValue("offset",
                              QVector3D(colors.offset[0], colors.offset[1], colors.offset[2]));
    return glGetError() == GL_NO_ERROR;
}

void GlPicture::draw() {
    for (std::size_t plane = 0; plane != m_planes.size(); ++plane) {
        bindPlane(plane);
    }
    m_program.bind();
    m_program.enableAttributeArray(kCorner);
    m_program.setAttributeArray(kCorner, kCorners.data(), 2);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

}  // namespace sigma::ui
