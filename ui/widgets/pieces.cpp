#include "ui/widgets/pieces.h"

#include <QHBoxLayout>

#include "ui/widgets/icon.h"

namespace sigma::widgets {

Card makeCard(const QString& objectName, QWidget* parent) {
    auto* frame = new QFrame(parent);
    frame->setObjectName(objectName);
    frame->setProperty("card", QStringLiteral("true"));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(8);
    return {frame, column};
}

QScrollArea* makeScroll(QWidget* content, QWidget* parent) {
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

QVBoxLayout* addScrollingColumn(const Card& card, QWidget* parent) {
    auto* list = new QWidget(parent);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 6, 0);
    column->setSpacing(2);
    card.column->addWidget(makeScroll(list, parent), 1);
    return column;
}

void clearColumn(QVBoxLayout& column) {
    while (QLayoutItem* const item = column.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QHBoxLayout* makeCardHead(const QString& title, QWidget* parent) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(makeLabel(title, "heading", parent));
    row->addStretch(1);
    return row;
}

QLabel* makeLabel(const QString& text, const char* look, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("look", QString::fromLatin1(look));
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton* makeIconButton(const QString& objectName, const QString& icon, const QString& name,
                            QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setObjectName(objectName);
    button->setProperty("kind", QStringLiteral("ghost"));
    button->setIcon(widgets::icon(icon));
    button->setIconSize({18, 18});
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

QPushButton* makeButton(const QString& objectName, const QString& text, const char* kind,
                        QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setProperty("kind", QString::fromLatin1(kind));
    button->setAccessibleName(text);
    return button;
}

}  // namespace sigma::widgets
