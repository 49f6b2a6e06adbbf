#pragma once

#include <chrono>

namespace sigma::hls {

class TagWriter;

/// Where players should begin, EXT-X-START (draft-pantos-hls-rfc8216bis, 4.4.2.2).
struct StartPoint {
    std::chrono::microseconds offset{0};  ///< from the beginning; negative: from the end
    bool isPrecise = false;

    friend bool operator==(const StartPoint&, const StartPoint&) = default;
};

void writeStartPoint(TagWriter& writer, const StartPoint& start);

}  // namespace sigma::hls
