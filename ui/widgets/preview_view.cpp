#include "ui/widgets/preview_view.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/theme.h"

namespace sigma::widgets {
namespace {

constexpr int kFrameMilliseconds = 33;
constexpr double kRadius = 12;

void paintBadge(QPainter& painter, const QRectF& place, const QString& text, const QColor& ground,
                const QColor& ink) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 6, 6);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter, text);
}

}  // namespace

PreviewView::PreviewView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_timer.setInterval(kFrameMilliseconds);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PreviewView::lookForFrame);
}

void PreviewView::setFrameSource(FrameSource source) {
    m_source = std::move(source);
    lookForFrame();
    runIfSeen();
}

void PreviewView::setLive(bool isLive) {
    if (isLive != m_isLive) {
        m_isLive = isLive;
        update();
    }
}

void PreviewView::setPlaceholder(const QString& text) {
    if (text != m_placeholder) {
        m_placeholder = text;
        update();
    }
}

void PreviewView::setCaption(const QString& text) {
    if (text != m_caption) {
        m_caption = text;
        update();
    }
}

void PreviewView::setPaused(bool isPaused) {
    m_isPaused = isPaused;
    runIfSeen();
    update();
}

void PreviewView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    runIfSeen();
}

void PreviewView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    runIfSeen();
}

void PreviewView::runIfSeen() {
    if (m_source && isVisible() && !m_isPaused) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
}

void PreviewView::lookForFrame() {
    // A minimised window is still "visible": there is nobody to see it.
    if (!m_source || window()->isMinimized()) {
        return;
    }
    auto frame = m_source();
    if (frame != m_frame) {
        m_frame = std::move(frame);
        m_image = nullptr;
        update();
    }
}

void PreviewView::paintEvent(QPaintEvent*) {
    const ThemeTokens& tokens = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF stage(rect());
    QPainterPath shape;
    shape.addRoundedRect(stage, kRadius, kRadius);
    QRectF picture = stage;
    if (m_frame && !m_isPaused) {
        const QSize shown = fitted(sizeOf(*m_frame), size());
        const QSize pixels = (QSizeF(shown) * devicePixelRatioF()).toSize();
        if (m_image == nullptr || m_image->size() != pixels) {
            m_image = &m_converter.convert(*m_frame, pixels);
        }
        picture = QRectF((width() - shown.width()) / 2.0, (height() - shown.height()) / 2.0,
                         shown.width(), shown.height());
        QPainterPath corners;
        corners.addRoundedRect(picture, kRadius, kRadius);
        painter.save();
        painter.setClipPath(corners);
        painter.drawImage(picture, *m_image);
        painter.restore();
    } else {
        painter.fillPath(shape, tokens.stage);
        painter.setPen(QColor(0xB4, 0xBD, 0xCA));
        painter.drawText(stage.adjusted(40, 20, -40, -20), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
    }
    paintBadges(painter, picture);
    if (m_isLive) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.live, 3));
        painter.drawRoundedRect(picture.adjusted(1.5, 1.5, -1.5, -1.5), kRadius - 1, kRadius - 1);
    }
}

void PreviewView::paintBadges(QPainter& painter, const QRectF& picture) const {
    const ThemeTokens& tokens = currentTokens();
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.85);
    small.setWeight(QFont::DemiBold);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    if (m_isLive) {
        const QString live = tr("LIVE");
        const double width = metrics.horizontalAdvance(live) + 20;
        paintBadge(painter, {picture.left() + 14, picture.top() + 14, width, 26}, live, tokens.live,
                   tokens.onLive);
    }
    if (!m_caption.isEmpty()) {
        const double width = metrics.horizontalAdvance(m_caption) + 20;
        paintBadge(painter, {picture.right() - width - 14, picture.top() + 14, width, 26},
                   m_caption, QColor(8, 10, 14, 170), QColor(0xE6, 0xEA, 0xF0));
    }
}

}  // namespace sigma::widgets
