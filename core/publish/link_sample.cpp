#include "core/publish/link_sample.h"

#include <algorithm>

namespace sigma::publish {

LinkSample LinkSample::operator+(const LinkSample& other) const {
    const LinkSample& slower = inflation() > other.inflation() ? *this : other;
    LinkSample sum;
    sum.delay = std::max(delay, other.delay);
    sum.acknowledgedBitrate = acknowledgedBitrate + other.acknowledgedBitrate;
    sum.recentBitrate = recentBitrate + other.recentBitrate;
    sum.backlogBytes = backlogBytes + other.backlogBytes;
    sum.keyFrameBytes = keyFrameBytes + other.keyFrameBytes;
    sum.roundTrip = slower.roundTrip;
    sum.minRoundTrip = slower.minRoundTrip;
    sum.isHoldingBack = isHoldingBack || other.isHoldingBack;
    return sum;
}

}  // namespace sigma::publish
