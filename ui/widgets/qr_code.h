#pragma once

#include <QImage>
#include <QString>

namespace sigma::widgets {

/// The text as a QR code (ISO/IEC 18004), one pixel a module, with the quiet zone of four around
/// it; dark on light in every theme, as scanners want it. Null for more than fits into one.
QImage qrCode(const QString& text);

}  // namespace sigma::widgets
