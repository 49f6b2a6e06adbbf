#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QString>
#include <QVBoxLayout>

namespace sigma::widgets {

/// A card: rounded, on the window's ground, with a column inside. The style sheet does the rest.
struct Card {
    QFrame* frame;
    QVBoxLayout* column;
};
Card makeCard(const QString& objectName, QWidget* parent);

/// Scrolls `content` up and down where it is higher than the room. No frame, no place for the
/// keyboard: that goes to what is inside.
QScrollArea* makeScroll(QWidget* content, QWidget* parent);
/// Below what the card has: a column that scrolls when it does not fit, for a list.
QVBoxLayout* addScrollingColumn(const Card& card, QWidget* parent);
/// Takes everything out of a column, and deletes it.
void clearColumn(QVBoxLayout& column);

/// A card's first line: its name, and room for buttons on the right.
QHBoxLayout* makeCardHead(const QString& title, QWidget* parent);

/// `look`: title, heading, dim, small, value or problem.
QLabel* makeLabel(const QString& text, const char* look, QWidget* parent);

/// A button that shows only a drawing; `name` is what it says to screen readers and as a tool tip.
QPushButton* makeIconButton(const QString& objectName, const QString& icon, const QString& name,
                            QWidget* parent);
/// `kind`: empty, primary, small, chip, choice, tab or danger.
QPushButton* makeButton(const QString& objectName, const QString& text, const char* kind,
                        QWidget* parent);

}  // namespace sigma::widgets
