#include "ui/player/picture_cover.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/theme.h"

namespace sigma::ui {
namespace {

constexpr double kRadius = 12;
constexpr int kShadeOverPicture = 150;  // of 255: words can be read over any picture
const QColor kInk(0xE6, 0xEA, 0xF0);

}  // namespace

PictureCover::PictureCover(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void PictureCover::setMessage(const QString& text) {
    if (text != m_message) {
        m_message = text;
        refresh();
    }
}

void PictureCover::setOverPicture(bool isOver) {
    if (isOver != m_isOverPicture) {
        m_isOverPicture = isOver;
        refresh();
    }
}

void PictureCover::setRounded(bool isRounded) {
    m_isRounded = isRounded;
    refresh();
}

void PictureCover::refresh() {
    setVisible(m_isRounded || !m_message.isEmpty());
    update();
}

void PictureCover::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_message.isEmpty()) {
        paintMessage(painter);
    }
    if (m_isRounded) {
        paintCorners(painter);
    }
}

void PictureCover::paintMessage(QPainter& painter) const {
    if (m_isOverPicture) {
        painter.fillRect(rect(), QColor(0, 0, 0, kShadeOverPicture));
    }
    painter.setPen(kInk);
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.15);
    painter.setFont(large);
    painter.drawText(rect().adjusted(40, 20, -40, -20), Qt::AlignCenter | Qt::TextWordWrap,
                     m_message);
}

void PictureCover::paintCorners(QPainter& painter) const {
    QPainterPath outside;
    outside.addRect(rect());
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect()), kRadius, kRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outside.subtracted(inside), widgets::currentTokens().window);
}

}  // namespace sigma::ui
