#include "ui/widgets/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace sigma::widgets {
namespace {

constexpr int kQuietZone = 4;

}  // namespace

QImage qrCode(const QString& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code) {
        return {};
    }
    const int side = code->width + 2 * kQuietZone;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) != 0) {
                image.setPixel(x + kQuietZone, y + kQuietZone, 0xFF10141C);
            }
        }
    }
    return image;
}

}  // namespace sigma::widgets
