#include "ui/player/picture_surface.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/theme.h"

namespace sigma::ui {
namespace {

constexpr int kLookMilliseconds = 16;
constexpr double kRadius = 12;
constexpr int kShadeOverPicture = 150;  // of 255: words can be read over any picture
const QColor kInk(0xE6, 0xEA, 0xF0);

}  // namespace

PictureSurface::PictureSurface(std::shared_ptr<const Clock> clock, QWidget* parent)
    : QWidget(parent), m_clock(std::move(clock)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    // All of it is painted each time: nothing is to be cleared first.
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kLookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &PictureSurface::look);
}

void PictureSurface::setPictures(PictureSource source) {
    m_source = std::move(source);
    m_picture.reset();
    m_image = nullptr;
    update();
    runIfSeen();
}

void PictureSurface::setMessage(const QString& text) {
    if (text != m_message) {
        m_message = text;
        update();
    }
}

void PictureSurface::setRounded(bool isRounded) {
    m_isRounded = isRounded;
    update();
}

void PictureSurface::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_image = nullptr;
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
        m_picture = std::move(picture);
        m_image = nullptr;
        update();
    }
}

void PictureSurface::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPicture(painter);
    if (!m_message.isEmpty()) {
        paintMessage(painter);
    }
    if (m_isRounded) {
        paintCorners(painter);
    }
}

void PictureSurface::paintPicture(QPainter& painter) {
    const QColor& stage = widgets::currentTokens().stage;
    if (!m_picture) {
        painter.fillRect(rect(), stage);
        return;
    }
    const QSize shown = widgets::fitted(
        QSize(static_cast<int>(m_picture->width), static_cast<int>(m_picture->height)), size());
    const double scale = devicePixelRatioF();
    if (m_image == nullptr) {
        m_image = &m_converter.convert(*m_picture, (QSizeF(shown) * scale).toSize());
    }
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2),
                      shown);
    for (const QRect& bar : QRegion(rect()).subtracted(place)) {
        painter.fillRect(bar, stage);
    }
    painter.drawImage(place, *m_image);
}

void PictureSurface::paintMessage(QPainter& painter) const {
    if (m_picture) {
        painter.fillRect(rect(), QColor(0, 0, 0, kShadeOverPicture));
    }
    painter.setPen(kInk);
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.15);
    painter.setFont(large);
    painter.drawText(rect().adjusted(40, 20, -40, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     m_message);
}

void PictureSurface::paintCorners(QPainter& painter) const {
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect()), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside.subtracted(inside), widgets::currentTokens().window);
}

}  // namespace sigma::ui
