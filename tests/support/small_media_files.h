#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <numbers>
#include <string>

#include "core/capture/frame_pool.h"
#include "core/media/timestamp_strip.h"

namespace sigma::test {

/// Writes uncompressed video (YUV4MPEG2) of 192x120 at 25 pictures a second, whose time strips
/// count 0, 40, 80 ms…
inline void writeSmallVideo(const std::string& path, int pictures) {
    std::ofstream file(path, std::ios::binary);
    file << "YUV4MPEG2 W192 H120 F25:1 Ip A1:1 C420mpeg2\n";
    for (int index = 0; index != pictures; ++index) {
        capture::PictureBuffer picture(media::PixelFormat::kI420, 192, 120);
        media::drawTimestampStrip({picture.plane(0), picture.stride(0), 192, 120},
                                  std::chrono::milliseconds(40 * index));
        file << "FRAME\n";
        for (std::size_t plane = 0; plane != 3; ++plane) {
            const int rows = plane == 0 ? 120 : 60;
            for (int row = 0; row != rows; ++row) {
                file.write(reinterpret_cast<const char*>(picture.plane(plane)) +
                               static_cast<std::ptrdiff_t>(picture.stride(plane)) * row,
                           plane == 0 ? 192 : 96);
            }
        }
    }
}

/// Writes a mono WAV of 16 bits at 44,100 Hz: a tone of 441 Hz at half of full scale.
inline void writeSmallSound(const std::string& path, int samples) {
    std::ofstream file(path, std::ios::binary);
    const auto number = [&](std::uint32_t value, int bytes) {
        for (int index = 0; index != bytes; ++index) {
            file.put(static_cast<char>(value >> (8 * index) & 0xFFU));
        }
    };
    const auto bytes = static_cast<std::uint32_t>(samples) * 2;
    file << "RIFF";
    number(36 + bytes, 4);
    file << "WAVEfmt ";
    number(16, 4);
    number(1, 2);
    number(1, 2);
    number(44'100, 4);
    number(88'200, 4);
    number(2, 2);
    number(16, 2);
    file << "data";
    number(bytes, 4);
    for (int index = 0; index != samples; ++index) {
        const double wave = std::sin(2 * std::numbers::pi * index / 100);
        number(static_cast<std::uint32_t>(std::lround(16'384 * wave)), 2);
    }
}

}  // namespace sigma::test
