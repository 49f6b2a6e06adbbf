#include "core/codec/precision_time.h"

#include <algorithm>

namespace sigma::codec {
namespace {

using Identifier = std::array<std::uint8_t, 16>;

constexpr Identifier kOfH264 = {'M', 'I', 'S', 'P', 'm', 'i', 'c', 'r',
                                'o', 's', 'e', 'c', 't', 'i', 'm', 'e'};
constexpr Identifier kOfH265 = {0xA8, 0x68, 0x7D, 0xD4, 0xD7, 0x59, 0x37, 0x58,
                                0xA5, 0xCE, 0xF0, 0x33, 0x8B, 0x65, 0x45, 0xF1};
/// Locked to UTC, neither a discontinuity nor reversed; the other bits are set.
constexpr std::uint8_t kStatus = 0x1F;
constexpr std::size_t kTimeAt = kOfH264.size() + 1;
/// After each second byte of the time but the last, so that it never looks like a start code.
constexpr std::uint8_t kMarker = 0xFF;
constexpr std::size_t kBytesToMarker = 2;

bool isMarker(std::size_t index) {
    return index % (kBytesToMarker + 1) == kBytesToMarker;
}

}  // namespace

std::optional<std::chrono::microseconds> readPrecisionTime(ByteSpan userData) {
    if (userData.size() < kPrecisionTimeBytes) {
        return std::nullopt;
    }
    const ByteSpan identifier = userData.first(kOfH264.size());
    if (!std::ranges::equal(identifier, kOfH264) && !std::ranges::equal(identifier, kOfH265)) {
        return std::nullopt;
    }
    std::uint64_t time = 0;
    for (std::size_t index = 0; index != kPrecisionTimeBytes - kTimeAt; ++index) {
        if (!isMarker(index)) {
            time = time << 8U | userData[kTimeAt + index];
        } else if (userData[kTimeAt + index] != kMarker) {
            return std::nullopt;
        }
    }
    return std::chrono::microseconds(static_cast<std::int64_t>(time));
}

std::array<std::uint8_t, kPrecisionTimeBytes> writePrecisionTime(std::chrono::microseconds utc) {
    std::array<std::uint8_t, kPrecisionTimeBytes> userData{};
    std::ranges::copy(kOfH264, userData.begin());
    userData[kOfH264.size()] = kStatus;
    auto left = static_cast<std::uint64_t>(utc.count());
    for (std::size_t index = kPrecisionTimeBytes - kTimeAt; index-- != 0;) {
        if (isMarker(index)) {
            userData[kTimeAt + index] = kMarker;
        } else {
            userData[kTimeAt + index] = static_cast<std::uint8_t>(left);
            left >>= 8U;
        }
    }
    return userData;
}

}  // namespace sigma::codec
