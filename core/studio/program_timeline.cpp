#include "core/studio/program_timeline.h"

#include "core/studio/audio_input.h"
#include "core/studio/exact_time.h"

namespace sigma::studio {

ProgramTimeline::ProgramTimeline(const encoder::FrameRate& frameRate, std::uint64_t firstPicture)
    : m_frameRate(frameRate),
      m_firstPicture(firstPicture),
      m_firstSample(scaleExactly(firstPicture * frameRate.denominator,
                                 ffmpeg::AudioResampler::kRate, frameRate.numerator)) {}

std::int64_t ProgramTimeline::pictureTime(std::uint64_t number) const {
    return scaleExactly((number - m_firstPicture) * m_frameRate.denominator, 90'000,
                        m_frameRate.numerator);
}

std::optional<std::int64_t> ProgramTimeline::soundTime(std::uint64_t block) const {
    const std::int64_t time = static_cast<std::int64_t>(block * AudioInput::kBlock) - m_firstSample;
    return time < 0 ? std::nullopt : std::optional(time);
}

}  // namespace sigma::studio
