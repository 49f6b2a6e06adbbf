#include "ui/player/gl_canvas.h"

#include <utility>

#include "ui/widgets/frame_image.h"
#include "ui/widgets/theme.h"

namespace sigma::ui {

GlCanvas::GlCanvas(QWidget* parent) : QOpenGLWidget(parent) {}

GlCanvas::~GlCanvas() {
    if (context() != nullptr) {
        context()->disconnect(this);
    }
    release();
}

void GlCanvas::setPicture(std::optional<media::VideoFrame> picture) {
    m_picture = std::move(picture);
    m_isUploaded = false;
    update();
}

void GlCanvas::initializeGL() {
    // Each window has a context of its own: full screen is another, and so is the way back.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlCanvas::release);
    m_drawn = GlPicture::create(*context());
    m_isUploaded = false;
    if (m_drawn == nullptr) {
        fail();
    }
}

void GlCanvas::release() {
    if (m_drawn != nullptr) {
        makeCurrent();
        m_drawn.reset();
        doneCurrent();
    }
}

void GlCanvas::paintEvent(QPaintEvent* event) {
    QOpenGLWidget::paintEvent(event);
    if (!isValid()) {
        fail();
    }
}

void GlCanvas::paintGL() {
    const QColor& stage = widgets::currentTokens().stage;
    QOpenGLFunctions& gl = *context()->functions();
    gl.glClearColor(stage.redF(), stage.greenF(), stage.blueF(), 1);
    gl.glClear(GL_COLOR_BUFFER_BIT);
    if (m_drawn != nullptr && m_picture && widgets::isUsable(*m_picture)) {
        drawPicture();
    }
}

void GlCanvas::drawPicture() {
    if (!m_isUploaded && !m_drawn->upload(*m_picture)) {
        fail();
        return;
    }
    m_isUploaded = true;
    const QSize room = (QSizeF(size()) * devicePixelRatioF()).toSize();
    const QSize shown = widgets::fitted(widgets::sizeOf(*m_picture), room);
    const int fromTop = (room.height() - shown.height()) / 2;
    context()->functions()->glViewport((room.width() - shown.width()) / 2,
                                       room.height() - shown.height() - fromTop, shown.width(),
                                       shown.height());
    m_drawn->draw();
}

void GlCanvas::fail() {
    if (!std::exchange(m_hasFailed, true)) {
        Q_EMIT failed();
    }
}

}  // namespace sigma::ui
