#include "ui/player/raster_canvas.h"

#include <QPainter>

#include "ui/widgets/theme.h"

namespace sigma::ui {

RasterCanvas::RasterCanvas(QWidget* parent) : QWidget(parent) {
    // All of it is painted each time: nothing is to be cleared first.
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void RasterCanvas::setPicture(std::optional<media::VideoFrame> picture) {
    m_picture = std::move(picture);
    m_image = nullptr;
    update();
}

void RasterCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_image = nullptr;
}

void RasterCanvas::paintEvent(QPaintEvent*) {
    const QColor& stage = widgets::currentTokens().stage;
    QPainter painter(this);
    if (!m_picture) {
        painter.fillRect(rect(), stage);
        return;
    }
    const QSize shown = widgets::fitted(widgets::sizeOf(*m_picture), size());
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

}  // namespace sigma::ui
