#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace sigma::widgets {

/// A drawing of resources/icons in one colour, sharp at any scale.
/// `size` is its side in device-independent pixels.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, double scale);

/// The same for buttons and lists, in the theme's text colour, dimmed where disabled.
QIcon icon(const QString& name);

/// The icons that were drawn so far are of another theme.
void forgetIcons();

}  // namespace sigma::widgets
