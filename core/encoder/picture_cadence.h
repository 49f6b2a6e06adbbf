#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"

namespace sigma::encoder {

/// What the times of the pictures mean for an encoder that counts pictures.
///
/// Rate control spreads the bitrate over as many pictures a second as were announced. Where only
/// each n-th comes, it must be told n times the bitrate; a key frame is due by time, not by count.
class PictureCadence {
public:
    struct Step {
        bool isKey = false;         ///< asked for, the first, or the interval has passed
        std::uint32_t divisor = 1;  ///< each n-th picture comes, three times in a row
    };

    PictureCadence(const FrameRate& frameRate, std::chrono::milliseconds keyInterval);

    /// Pictures from one key frame to the next.
    std::uint32_t keyPictures() const { return m_keyPictures; }
    /// Ticks of 90 kHz, rounded down.
    std::int64_t pictureDuration() const { return m_pictureDuration; }
    /// `pts` in ticks of 90 kHz. Errors: kInvalidArgument where it does not pass the one before.
    Result<Step> advance(std::int64_t pts, bool forceKey);
    /// A key frame that was not asked for here: the interval counts from it.
    void restartAt(std::int64_t pts) { m_lastKey = pts; }

private:
    void observe(std::int64_t distance);

    std::int64_t m_pictureDuration;
    std::uint32_t m_keyPictures;
    std::int64_t m_keyDistance;
    std::optional<std::int64_t> m_lastPts;
    std::int64_t m_lastKey = 0;
    std::uint32_t m_candidate = 1;
    std::uint32_t m_divisor = 1;
};

}  // namespace sigma::encoder
