#pragma once

#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/encoder/video_encoder.h"

namespace sigma::studio {

/// One step of the programme: a picture, or a block of 1024 frames of sound.
struct ProgramTick {
    enum class Kind { kPicture, kSound };

    Kind kind = Kind::kPicture;
    std::uint64_t number = 0;  ///< counts from 0 for each kind
    /// Its time has passed, and the next picture's too: nobody needs a new picture for it.
    bool isMissed = false;
};

/// Says which steps are due, counted from one start, so that pictures and sound never drift.
///
/// A late caller is given every block of sound and every picture's number that it missed, of
/// pictures those of the last second. Thread: one at a time.
class ProgramClock {
public:
    ProgramClock(const encoder::FrameRate& frameRate, SteadyTime start)
        : m_frameRate(frameRate), m_start(start) {}

    /// When the next step is due.
    SteadyTime nextTime() const;
    /// The oldest step that is due, and has not been given yet.
    std::optional<ProgramTick> takeDue(SteadyTime now);

private:
    SteadyTime pictureTime(std::uint64_t number) const;
    SteadyTime soundTime(std::uint64_t number) const;
    void skipLongAgo(SteadyTime now);

    encoder::FrameRate m_frameRate;
    SteadyTime m_start;
    std::uint64_t m_nextPicture = 0;
    std::uint64_t m_nextSound = 0;
};

}  // namespace sigma::studio
