#include "core/encoder/picture_cadence.h"

#include <algorithm>
#include <string>

#include "core/codec/video_timing.h"

namespace sigma::encoder {
namespace {

constexpr std::int64_t kMaxDivisor = 8;

std::uint32_t picturesIn(std::chrono::milliseconds time, const FrameRate& rate) {
    const auto scaled = time.count() * static_cast<std::int64_t>(rate.numerator);
    const auto unit = 1000 * static_cast<std::int64_t>(rate.denominator);
    return static_cast<std::uint32_t>(std::max<std::int64_t>(1, (scaled + unit / 2) / unit));
}

std::int64_t ticksOf(std::uint32_t pictures, const FrameRate& rate) {
    return std::int64_t{codec::kVideoTimescale} * pictures * rate.denominator / rate.numerator;
}

}  // namespace

PictureCadence::PictureCadence(const FrameRate& frameRate, std::chrono::milliseconds keyInterval)
    : m_pictureDuration(ticksOf(1, frameRate)),
      m_keyPictures(picturesIn(keyInterval, frameRate)),
      m_keyDistance(ticksOf(m_keyPictures, frameRate) - m_pictureDuration / 2) {}

Result<PictureCadence::Step> PictureCadence::advance(std::int64_t pts, bool forceKey) {
    if (m_lastPts && pts <= *m_lastPts) {
        return Error{ErrorCode::kInvalidArgument, "a picture of time " + std::to_string(pts) +
                                                      " follows one of time " +
                                                      std::to_string(*m_lastPts)};
    }
    const bool isKey = forceKey || !m_lastPts || pts - m_lastKey >= m_keyDistance;
    if (m_lastPts) {
        observe(pts - *m_lastPts);
    }
    m_lastPts = pts;
    if (isKey) {
        m_lastKey = pts;
    }
    return Step{isKey, m_divisor};
}

void PictureCadence::observe(std::int64_t distance) {
    // One late picture is no new rhythm: two equal distances are.
    const std::int64_t pictures = (distance + m_pictureDuration / 2) / m_pictureDuration;
    const auto divisor =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(pictures, 1, kMaxDivisor));
    if (divisor == m_candidate) {
        m_divisor = divisor;
    }
    m_candidate = divisor;
}

}  // namespace sigma::encoder
