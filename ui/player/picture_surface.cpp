#include "ui/player/picture_surface.h"

#include "ui/player/gl_canvas.h"
#include "ui/player/picture_cover.h"
#include "ui/player/raster_canvas.h"

namespace sigma::ui {
namespace {

constexpr std::chrono::milliseconds kRasterLook(8);  // never are two of 60 a second due
constexpr std::chrono::milliseconds kOpenGlLook(4);  // a quarter of a refresh

}  // namespace

PictureSurface::PictureSurface(std::shared_ptr<const Clock> clock, CanvasKind kind, QWidget* parent)
    : QWidget(parent), m_clock(std::move(clock)), m_cover(new PictureCover(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PictureSurface::look);
    kind == CanvasKind::kOpenGl ? useOpenGl() : useRaster();
}

PictureSurface::~PictureSurface() = default;

void PictureSurface::useOpenGl() {
    auto canvas = std::make_unique<GlCanvas>(this);
    connect(canvas.get(), &QOpenGLWidget::frameSwapped, this, &PictureSurface::look);
    // Later: a canvas cannot be replaced out of its own painting.
    connect(canvas.get(), &GlCanvas::failed, this, &PictureSurface::useRaster,
            Qt::QueuedConnection);
    use(std::move(canvas), kOpenGlLook);
}

void PictureSurface::useRaster() {
    use(std::make_unique<RasterCanvas>(this), kRasterLook);
}

void PictureSurface::use(std::unique_ptr<PictureCanvas> canvas,
                         std::chrono::milliseconds lookInterval) {
    m_canvas = std::move(canvas);
    m_canvas->setPicture(m_picture);
    QWidget& widget = m_canvas->widget();
    widget.setAttribute(Qt::WA_TransparentForMouseEvents);
    widget.setGeometry(rect());
    widget.lower();
    widget.show();
    m_timer.setInterval(lookInterval);
}

void PictureSurface::setPictures(PictureSource source) {
    m_source = std::move(source);
    setPicture(std::nullopt);
    runIfSeen();
}

void PictureSurface::setMessage(const QString& text) {
    m_cover->setMessage(text);
}

const QString& PictureSurface::message() const {
    return m_cover->message();
}

void PictureSurface::setRounded(bool isRounded) {
    m_cover->setRounded(isRounded);
}

void PictureSurface::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_canvas->widget().setGeometry(rect());
    m_cover->setGeometry(rect());
}

void PictureSurface::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    runIfSeen();
}

void PictureSurface::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    runIfSeen();
}

void PictureSurface::runIfSeen() {
    if (m_source && isVisible()) {
        m_timer.start();
        look();
    } else {
        m_timer.stop();
    }
}

void PictureSurface::look() {
    // A minimised window is still "visible": there is nobody to see it.
    if (!m_source || window()->isMinimized()) {
        return;
    }
    if (auto picture = m_source(m_clock->steadyNow())) {
        setPicture(std::move(picture));
    }
}

void PictureSurface::setPicture(std::optional<media::VideoFrame> picture) {
    m_picture = std::move(picture);
    m_canvas->setPicture(m_picture);
    m_cover->setOverPicture(m_picture.has_value());
}

}  // namespace sigma::ui
