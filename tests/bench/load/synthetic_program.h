#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "tests/bench/load/upload.h"

namespace sigma::bench {

/// A message of media, when it was made: at its timestamp after the programme's start.
struct Made {
    bool isVideo = false;
    std::chrono::milliseconds timestamp{0};
    std::size_t bytes = 0;
};

/// What an encoder was told to make, ten times a second.
struct AdviceAt {
    std::chrono::milliseconds time{0};
    Upload::Advice advice;
};

/// What an encoder at a steady bitrate makes, without its pictures: 30 frames a second, a key
/// frame in each 30 and when one is asked for, and 48 kHz sound, in the time that they take.
class SyntheticProgram {
public:
    using Clock = std::chrono::steady_clock;

    SyntheticProgram(Upload& upload, std::int64_t audioBitrate)
        : m_upload(upload), m_audioBitrate(audioBitrate) {}

    /// Blocks to the end.
    void play(Clock::time_point start, std::chrono::milliseconds length);

    const std::vector<Made>& made() const { return m_made; }
    const std::vector<AdviceAt>& advice() const { return m_advice; }

private:
    void makeFrame(std::chrono::milliseconds time);
    void makeSound(std::chrono::milliseconds time);

    Upload& m_upload;
    std::int64_t m_audioBitrate;
    std::int64_t m_frame = 0;
    std::uint64_t m_keyFrameRequests = 0;
    std::vector<Made> m_made;
    std::vector<AdviceAt> m_advice;
};

}  // namespace sigma::bench
