#pragma once

#include <cstddef>
#include <cstdint>

namespace sigma::publish {

/// Most bytes that the kernel is to take before the network takes them: 100 ms of the rate (bits a
/// second), at least 16 KB.
std::size_t unsentLimit(std::int64_t bitrate);

/// Bits a second at which bursts leave: twice the rate, or as much as spreads the newest key frame
/// and what waits over 100 ms.
std::int64_t sendingPace(std::int64_t bitrate, std::size_t keyFrameBytes, std::size_t backlogBytes);

}  // namespace sigma::publish
