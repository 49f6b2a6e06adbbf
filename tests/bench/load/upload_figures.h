#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "tests/bench/load/arrival_log.h"
#include "tests/bench/load/synthetic_program.h"
#include "tests/core/publish/publish_simulation.h"

namespace sigma::bench {

/// What came of one upload.
struct UploadRun {
    publish::test::LinkTrace trace;
    /// Bits a second of media that could have come through at a time.
    std::function<double(std::chrono::milliseconds)> possible;
    std::chrono::steady_clock::time_point start;
    std::int64_t maximum = 0;  ///< bits a second of the video
    std::vector<Made> made;
    std::vector<AdviceAt> advice;
    std::vector<Arrival> arrivals;
    std::uint64_t droppedFrames = 0;
    std::uint32_t reconnects = 0;
};

/// As a JSON object: delays of the media from making to arrival, what was still waiting at the end
/// included; use of the link, by all bytes and by those less than a second late; share of the time
/// (the link's outages apart) in which something was more than a second late; milliseconds from
/// the link's fall to the first cut, and from its rise to 90 %; frames dropped, sound lost.
std::string figuresJson(const UploadRun& run);

}  // namespace sigma::bench
