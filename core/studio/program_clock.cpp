#include "core/studio/program_clock.h"

#include <algorithm>

#include "core/studio/audio_input.h"
#include "core/studio/exact_time.h"

namespace sigma::studio {
namespace {

constexpr std::uint64_t kNanoseconds = 1'000'000'000;

SteadyTime after(SteadyTime start, std::int64_t nanoseconds) {
    return start + std::chrono::nanoseconds(nanoseconds);
}

}  // namespace

SteadyTime ProgramClock::pictureTime(std::uint64_t number) const {
    return after(m_start, scaleExactly(number * m_frameRate.denominator, kNanoseconds,
                                       m_frameRate.numerator));
}

SteadyTime ProgramClock::soundTime(std::uint64_t number) const {
    return after(m_start, scaleExactly(number * AudioInput::kBlock, kNanoseconds,
                                       ffmpeg::AudioResampler::kRate));
}

SteadyTime ProgramClock::nextTime() const {
    return std::min(pictureTime(m_nextPicture), soundTime(m_nextSound));
}

std::optional<ProgramTick> ProgramClock::takeDue(SteadyTime now) {
    if (nextTime() > now) {
        return std::nullopt;
    }
    skipLongAgo(now);
    if (pictureTime(m_nextPicture) <= soundTime(m_nextSound)) {
        const std::uint64_t number = m_nextPicture++;
        return ProgramTick{ProgramTick::Kind::kPicture, number, pictureTime(m_nextPicture) <= now};
    }
    return ProgramTick{ProgramTick::Kind::kSound, m_nextSound++, false};
}

/// After a machine's sleep there would be no end of pictures to repeat.
void ProgramClock::skipLongAgo(SteadyTime now) {
    if (pictureTime(m_nextPicture) + std::chrono::seconds(2) > now) {
        return;
    }
    const auto passed = std::chrono::nanoseconds(now - m_start - std::chrono::seconds(1));
    m_nextPicture = static_cast<std::uint64_t>(
        scaleExactly(static_cast<std::uint64_t>(passed.count()) / m_frameRate.denominator,
                     m_frameRate.numerator, kNanoseconds));
}

}  // namespace sigma::studio
