#pragma once

#include <cstdint>
#include <optional>

#include "core/encoder/video_encoder.h"

namespace sigma::studio {

/// Times of what is encoded: 0 at one of the programme's pictures.
///
/// Exact: picture and sound are counted, not measured, so all renditions, connections and
/// restarts of an encoder agree.
class ProgramTimeline {
public:
    ProgramTimeline(const encoder::FrameRate& frameRate, std::uint64_t firstPicture);

    /// Ticks of 1/90,000 s; `number` is not before the first.
    std::int64_t pictureTime(std::uint64_t number) const;
    /// Ticks of 1/48,000 s of a block's first sample; nothing for one that begins earlier.
    std::optional<std::int64_t> soundTime(std::uint64_t block) const;

private:
    encoder::FrameRate m_frameRate;
    std::uint64_t m_firstPicture;
    std::int64_t m_firstSample;
};

}  // namespace sigma::studio
