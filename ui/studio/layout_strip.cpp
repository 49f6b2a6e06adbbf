#include "ui/studio/layout_strip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <array>

#include "ui/studio/source_words.h"
#include "ui/studio/studio_desk.h"
#include "ui/widgets/pieces.h"
#include "ui/widgets/theme.h"

namespace sigma::ui {
namespace {

using studio::Layout;

constexpr std::array<Layout, 7> kLayouts = {Layout::kFull,
                                            Layout::kPictureInPictureTopLeft,
                                            Layout::kPictureInPictureTopRight,
                                            Layout::kPictureInPictureBottomLeft,
                                            Layout::kPictureInPictureBottomRight,
                                            Layout::kSideBySide,
                                            Layout::kOverBackground};
constexpr QSize kDrawing(60, 34);

struct Places {
    QRectF main;
    QRectF guest;  ///< empty: not shown
};

Places placesOf(Layout layout) {
    const QRectF whole(1, 1, kDrawing.width() - 2, kDrawing.height() - 2);
    const QSizeF small(20, 12);
    const double left = whole.left() + 4;
    const double right = whole.right() - 4 - small.width();
    const double top = whole.top() + 4;
    const double bottom = whole.bottom() - 4 - small.height();
    switch (layout) {
        case Layout::kFull:
            return {whole, {}};
        case Layout::kPictureInPictureTopLeft:
            return {whole, {QPointF(left, top), small}};
        case Layout::kPictureInPictureTopRight:
            return {whole, {QPointF(right, top), small}};
        case Layout::kPictureInPictureBottomLeft:
            return {whole, {QPointF(left, bottom), small}};
        case Layout::kPictureInPictureBottomRight:
            return {whole, {QPointF(right, bottom), small}};
        case Layout::kSideBySide: {
            QRectF half = whole;
            half.setWidth(whole.width() / 2 - 1);
            return {half, half.translated(whole.width() / 2 + 1, 0)};
        }
        case Layout::kOverBackground:
            return {whole.adjusted(9, 5, -9, -5), whole};
    }
    return {whole, {}};
}

QPixmap drawingOf(Layout layout, bool isChosen, double scale) {
    const widgets::ThemeTokens& tokens = widgets::currentTokens();
    QPixmap pixmap((QSizeF(kDrawing) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const Places places = placesOf(layout);
    QColor main = isChosen ? tokens.accent : tokens.dimText;
    main.setAlphaF(isChosen ? 0.55F : 0.38F);
    const QColor guest = isChosen ? tokens.accent : tokens.dimText;
    painter.setPen(Qt::NoPen);
    const bool isGuestBehind = layout == Layout::kOverBackground;
    const QRectF& back = isGuestBehind ? places.guest : places.main;
    const QRectF& front = isGuestBehind ? places.main : places.guest;
    painter.setBrush(main);
    painter.drawRoundedRect(back, 4, 4);
    if (!front.isEmpty()) {
        painter.setBrush(guest);
        painter.setPen(layout == Layout::kSideBySide ? QPen(Qt::NoPen) : QPen(tokens.surface, 2));
        painter.drawRoundedRect(front, 3, 3);
    }
    if (isChosen) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(QRectF(QPointF(), QSizeF(kDrawing)).adjusted(1, 1, -1, -1), 5, 5);
    }
    return pixmap;
}

}  // namespace

LayoutStrip::LayoutStrip(StudioDesk& desk, QWidget* parent) : QFrame(parent), m_desk(desk) {
    setObjectName(QStringLiteral("layoutStrip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addStretch(1);
    for (const Layout layout : kLayouts) {
        const QString name = words::layoutName(layout);
        auto* button = widgets::makeButton(QStringLiteral("layout%1").arg(static_cast<int>(layout)),
                                           {}, "layout", this);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setIconSize(kDrawing);
        button->setFixedSize(kDrawing.width() + 12, kDrawing.height() + 12);
        connect(button, &QPushButton::clicked, this, [this, layout] { m_desk.setLayout(layout); });
        row->addWidget(button);
        m_buttons.push_back(button);
    }
    row->addStretch(1);
    connect(&m_desk, &StudioDesk::layoutChanged, this, &LayoutStrip::draw);
    draw();
}

void LayoutStrip::draw() {
    for (std::size_t index = 0; index < kLayouts.size(); ++index) {
        const bool isChosen = kLayouts.at(index) == m_desk.layout();
        m_buttons[index]->setChecked(isChosen);
        m_buttons[index]->setIcon(drawingOf(kLayouts.at(index), isChosen, devicePixelRatioF()));
    }
}

}  // namespace sigma::ui
