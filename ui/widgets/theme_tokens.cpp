#include "ui/widgets/theme_tokens.h"

#include <algorithm>
#include <cmath>

namespace sigma::widgets {
namespace {

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

}  // namespace

ThemeTokens darkTokens() {
    return {.isDark = true,
            .window = QColor(0x0D, 0x10, 0x15),
            .surface = QColor(0x15, 0x19, 0x20),
            .raised = QColor(0x20, 0x26, 0x30),
            .hover = QColor(0x2A, 0x32, 0x3E),
            .pressed = QColor(0x33, 0x3D, 0x4B),
            .line = QColor(0x26, 0x2D, 0x38),
            .text = QColor(0xEC, 0xEF, 0xF4),
            .dimText = QColor(0x9A, 0xA5, 0xB4),
            .accent = QColor(0x6A, 0xA5, 0xFF),
            .onAccent = QColor(0x07, 0x12, 0x24),
            .live = QColor(0xE2, 0x1A, 0x42),
            .onLive = QColor(0xFF, 0xFF, 0xFF),
            .good = QColor(0x3D, 0xCC, 0x91),
            .warning = QColor(0xF5, 0xB9, 0x42),
            .bad = QColor(0xFF, 0x7A, 0x66),
            .stage = QColor(0x05, 0x07, 0x0A),
            .action = QColor(0xF2, 0xF5, 0xFA),
            .onAction = QColor(0x10, 0x14, 0x1C)};
}

ThemeTokens lightTokens() {
    return {.isDark = false,
            .window = QColor(0xEE, 0xF1, 0xF5),
            .surface = QColor(0xFF, 0xFF, 0xFF),
            .raised = QColor(0xE3, 0xE8, 0xEF),
            .hover = QColor(0xD8, 0xDF, 0xE8),
            .pressed = QColor(0xCB, 0xD4, 0xDF),
            .line = QColor(0xD4, 0xDB, 0xE3),
            .text = QColor(0x14, 0x19, 0x21),
            .dimText = QColor(0x56, 0x60, 0x6E),
            .accent = QColor(0x1D, 0x5F, 0xD6),
            .onAccent = QColor(0xFF, 0xFF, 0xFF),
            .live = QColor(0xDB, 0x12, 0x3E),
            .onLive = QColor(0xFF, 0xFF, 0xFF),
            .good = QColor(0x12, 0x7A, 0x4B),
            .warning = QColor(0x9A, 0x5B, 0x00),
            .bad = QColor(0xC0, 0x2B, 0x1B),
            .stage = QColor(0x0B, 0x0E, 0x13),
            .action = QColor(0x16, 0x1B, 0x24),
            .onAction = QColor(0xFF, 0xFF, 0xFF)};
}

double contrast(const QColor& a, const QColor& b) {
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace sigma::widgets
