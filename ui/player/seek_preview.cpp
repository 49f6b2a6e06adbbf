#include "ui/player/seek_preview.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <utility>

#include "ui/player/seek_bar.h"

namespace sigma::ui {
namespace {

constexpr int kLookMilliseconds = 60;
constexpr QSize kRoom(192, 108);
constexpr int kEdge = 3;  // around the picture
constexpr int kPadding = 8;
constexpr int kGap = 4;  // to the bar
constexpr double kRadius = 7;
// It lies over pictures of any brightness, in either theme.
const QColor kGround(0x16, 0x19, 0x20, 235);
const QColor kInk(0xE6, 0xEA, 0xF0);

}  // namespace

SeekPreview::SeekPreview(SeekBar& bar, QWidget* parent) : QWidget(parent), m_bar(bar) {
    setObjectName(QStringLiteral("playerSeekPreview"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_timer.setInterval(kLookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &SeekPreview::look);
    connect(&bar, &SeekBar::pointed, this, &SeekPreview::point);
    connect(&bar, &SeekBar::left, this, &SeekPreview::leave);
}

void SeekPreview::setPictures(Pictures pictures) {
    m_pictures = std::move(pictures);
    leave();
}

void SeekPreview::point(player::Duration position, int x, const QString& time) {
    m_position = position;
    m_x = x;
    m_time = time;
    look();
    place();
    show();
    raise();
    m_timer.start();
}

void SeekPreview::leave() {
    m_timer.stop();
    hide();
    m_thumbnail.reset();
    m_image = {};
}

void SeekPreview::look() {
    auto thumbnail = m_pictures ? m_pictures(m_position) : nullptr;
    if (thumbnail == m_thumbnail) {
        return;
    }
    m_thumbnail = std::move(thumbnail);
    m_image = {};
    if (m_thumbnail != nullptr) {
        const double scale = devicePixelRatioF();
        m_image = m_converter.convert(*m_thumbnail, (QSizeF(kRoom) * scale).toSize());
        m_image.setDevicePixelRatio(scale);
    }
    place();
    update();
}

QSize SeekPreview::pictureSize() const {
    return m_image.isNull() ? QSize(0, 0) : m_image.deviceIndependentSize().toSize();
}

void SeekPreview::place() {
    const QSize picture = pictureSize();
    const int words = fontMetrics().horizontalAdvance(m_time) + 2 * kPadding;
    const int line = fontMetrics().height() + kPadding;
    resize(std::max(picture.width() + 2 * kEdge, words),
           line + (picture.isEmpty() ? 0 : picture.height() + kEdge));
    const QPoint pointed = m_bar.mapTo(parentWidget(), QPoint(m_x, 0));
    const int mostLeft = std::max(0, parentWidget()->width() - width());
    move(std::clamp(pointed.x() - width() / 2, 0, mostLeft), pointed.y() - kGap - height());
    update();
}

void SeekPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround);
    painter.drawRoundedRect(rect(), kRadius, kRadius);
    QRect words = rect();
    if (const QSize size = pictureSize(); !size.isEmpty()) {
        const QRect place(QPoint((width() - size.width()) / 2, kEdge), size);
        QPainterPath rounded;
        rounded.addRoundedRect(place, kRadius - kEdge, kRadius - kEdge);
        painter.setClipPath(rounded);
        painter.drawImage(place, m_image);
        painter.setClipping(false);
        words.setTop(place.bottom());
    }
    painter.setPen(kInk);
    painter.drawText(words, Qt::AlignCenter, m_time);
}

}  // namespace sigma::ui
