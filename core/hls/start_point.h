#pragma once

#include <chrono>

#include "core/base/result.h"

namespace sigma::hls {

class AttributeList;
class TagWriter;

/// Where players should begin, EXT-X-START (draft-pantos-hls-rfc8216bis, 4.4.2.2).
struct StartPoint {
    std::chrono::microseconds offset{0};  ///< from the beginning; negative: from the end
    bool isPrecise = false;

    friend bool operator==(const StartPoint&, const StartPoint&) = default;
};

void writeStartPoint(TagWriter& writer, const StartPoint& start);

/// Errors: kInvalidData.
Result<StartPoint> readStartPoint(const AttributeList& attributes);

}  // namespace sigma::hls
