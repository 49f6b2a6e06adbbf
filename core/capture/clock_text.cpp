#include "core/capture/clock_text.h"

#include <array>
#include <cassert>
#include <chrono>
#include <cstring>

namespace sigma::capture {
namespace {

constexpr std::uint8_t kBlack = 16;
constexpr std::uint8_t kWhite = 235;

using Glyph = std::array<std::uint8_t, kCharacterHeight>;

/// Rows from the top, five bits each, the leftmost the highest.
constexpr std::array<Glyph, 10> kDigits = {{
    {0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110},
    {0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110},
    {0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111},
    {0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110},
    {0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010},
    {0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110},
    {0b00110, 0b01000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110},
    {0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000},
    {0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110},
    {0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00010, 0b01100},
}};
constexpr Glyph kColon = {0, 0b00100, 0b00100, 0, 0b00100, 0b00100, 0};
constexpr Glyph kPoint = {0, 0, 0, 0, 0, 0b00100, 0b00100};

const Glyph& glyphOf(char character) {
    if (character >= '0' && character <= '9') {
        return kDigits[static_cast<std::size_t>(character - '0')];
    }
    assert(character == ':' || character == '.');
    return character == ':' ? kColon : kPoint;
}

void appendNumber(std::string& text, std::int64_t number, std::size_t digits) {
    const std::string plain = std::to_string(number);
    text.append(digits - plain.size(), '0');
    text += plain;
}

}  // namespace

std::string utcClockText(WallTime time) {
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const hh_mm_ss clock(floor<milliseconds>(time - day));
    std::string text;
    appendNumber(text, clock.hours().count(), 2);
    text += ':';
    appendNumber(text, clock.minutes().count(), 2);
    text += ':';
    appendNumber(text, clock.seconds().count(), 2);
    text += '.';
    appendNumber(text, clock.subseconds().count(), 3);
    return text;
}

void drawClockText(PictureBuffer& picture, std::string_view text, std::uint32_t left,
                   std::uint32_t top, std::uint32_t dot) {
    assert(left + text.size() * kCharacterWidth * dot <= picture.width());
    assert(top + kCharacterHeight * dot <= picture.height());
    const std::size_t rowBytes = text.size() * kCharacterWidth * dot;
    for (std::uint32_t row = 0; row != kCharacterHeight; ++row) {
        std::uint8_t* first = picture.plane(0) + (top + row * dot) * picture.stride(0) + left;
        std::memset(first, kBlack, rowBytes);
        std::uint8_t* pen = first;
        for (const char character : text) {
            for (std::uint32_t column = 0; column != kCharacterWidth; ++column, pen += dot) {
                if ((glyphOf(character)[row] << 1U >> (kCharacterWidth - 1 - column) & 1U) != 0) {
                    std::memset(pen, kWhite, dot);
                }
            }
        }
        for (std::uint32_t line = 1; line < dot; ++line) {
            std::memcpy(first + line * picture.stride(0), first, rowBytes);
        }
    }
}

}  // namespace sigma::capture
