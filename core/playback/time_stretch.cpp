#include "core/playback/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sigma::playback {
namespace {

// Frames of 48 kHz.
constexpr std::size_t kTolerance = 480;     ///< away from where playing should be: 10 ms
constexpr std::ptrdiff_t kLeastJump = 240;  ///< the sound is always like itself a moment ago
constexpr std::ptrdiff_t kMostJump = 960;   ///< a period of the lowest tones, 50 Hz
constexpr std::size_t kFade = 480;
constexpr std::size_t kHistory = kMostJump;
constexpr std::size_t kMostPast = 4'800;
constexpr std::ptrdiff_t kCoarse = 4;

}  // namespace

void TimeStretch::push(std::span<const float> stereo) {
    forgetPast();
    m_input.insert(m_input.end(), stereo.begin(), stereo.end());
}

std::size_t TimeStretch::pull(std::span<float> out) {
    std::size_t made = 0;
    while (made < out.size() / 2) {
        const std::span<float> rest = out.subspan(2 * made);
        if (m_fadedNext == m_faded.size() && mustSplice()) {
            if (!canSplice()) {
                break;
            }
            splice(bestJump());
        }
        std::size_t most = std::numeric_limits<std::size_t>::max();
        if (m_speed != 1) {
            // Not farther than to where a splice is due.
            const double way =
                (static_cast<double>(kTolerance) - std::abs(m_ahead)) / std::abs(m_speed - 1);
            most = static_cast<std::size_t>(std::max(1.0, std::ceil(way)));
        }
        const std::size_t count = copy(rest, most);
        if (count == 0) {
            break;
        }
        made += count;
    }
    return made;
}

std::size_t TimeStretch::drain(std::span<float> out) {
    std::size_t made = 0;
    while (const std::size_t count =
               copy(out.subspan(2 * made), std::numeric_limits<std::size_t>::max())) {
        made += count;
    }
    return made;
}

double TimeStretch::pending() const {
    const std::size_t fading = (m_faded.size() - m_fadedNext) / 2;
    return static_cast<double>(ready() + fading) - m_ahead;
}

void TimeStretch::clear() {
    m_input.clear();
    m_faded.clear();
    m_next = 0;
    m_fadedNext = 0;
    m_ahead = 0;
}

/// From the cross-fade while there is one, from the input otherwise.
std::size_t TimeStretch::copy(std::span<float> out, std::size_t most) {
    const bool isFading = m_fadedNext != m_faded.size();
    const std::size_t there = isFading ? (m_faded.size() - m_fadedNext) / 2 : ready();
    const std::size_t count = std::min({there, out.size() / 2, most});
    const float* from = isFading ? m_faded.data() + m_fadedNext : m_input.data() + 2 * m_next;
    std::copy_n(from, 2 * count, out.begin());
    if (isFading) {
        m_fadedNext += 2 * count;
    } else {
        m_next += count;
    }
    m_ahead += static_cast<double>(count) * (m_speed - 1);
    return count;
}

bool TimeStretch::mustSplice() const {
    return m_speed != 1 && std::abs(m_ahead) >= static_cast<double>(kTolerance);
}

bool TimeStretch::canSplice() const {
    return m_ahead > 0 ? ready() >= kMostJump + kFade : ready() >= kFade;
}

/// Forward where playing should be farther, backward where it is too far.
std::ptrdiff_t TimeStretch::bestJump() const {
    const std::ptrdiff_t sign = m_ahead > 0 ? 1 : -1;
    const std::ptrdiff_t most =
        sign > 0 ? kMostJump : std::min(kMostJump, static_cast<std::ptrdiff_t>(m_next));
    std::ptrdiff_t best = std::min<std::ptrdiff_t>(kTolerance, most);
    double bestLikeness = likeness(sign * best, kCoarse);
    for (std::ptrdiff_t jump = kLeastJump; jump <= most; jump += kCoarse) {
        if (const double found = likeness(sign * jump, kCoarse); found > bestLikeness) {
            best = jump;
            bestLikeness = found;
        }
    }
    const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, best - (kCoarse - 1));
    const std::ptrdiff_t to = std::min<std::ptrdiff_t>(most, best + (kCoarse - 1));
    bestLikeness = likeness(sign * best, 1);
    for (std::ptrdiff_t jump = from; jump <= to; ++jump) {
        if (const double found = likeness(sign * jump, 1); found > bestLikeness) {
            best = jump;
            bestLikeness = found;
        }
    }
    return sign * best;
}

/// Correlation of what would follow with what would be heard after the jump, its loudness taken
/// off; of each `step`-th frame.
double TimeStretch::likeness(std::ptrdiff_t jump, std::size_t step) const {
    const float* here = m_input.data() + 2 * m_next;
    const float* there = here + 2 * jump;
    float product = 0;
    float power = 0;
    for (std::size_t i = 0; i < 2 * kFade; i += 2 * step) {
        product += here[i] * there[i] + here[i + 1] * there[i + 1];
        power += there[i] * there[i] + there[i + 1] * there[i + 1];
    }
    return power > 0 ? product / std::sqrt(power) : 0.0F;
}

void TimeStretch::splice(std::ptrdiff_t jump) {
    static const std::vector<float> kWeights = [] {
        std::vector<float> weights;
        for (std::size_t i = 0; i != kFade; ++i) {
            const double phase = (static_cast<double>(i) + 0.5) / kFade * std::numbers::pi;
            weights.push_back(static_cast<float>(0.5 - 0.5 * std::cos(phase)));
        }
        return weights;
    }();
    const float* here = m_input.data() + 2 * m_next;
    const float* there = here + 2 * jump;
    m_faded.resize(2 * kFade);
    for (std::size_t i = 0; i != 2 * kFade; ++i) {
        const float weight = kWeights[i / 2];
        m_faded[i] = here[i] + weight * (there[i] - here[i]);
    }
    m_fadedNext = 0;
    m_next = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(m_next + kFade) + jump);
    m_ahead -= static_cast<double>(jump);
}

void TimeStretch::forgetPast() {
    if (m_next > kHistory + kMostPast) {
        const std::size_t frames = m_next - kHistory;
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(2 * frames));
        m_next = kHistory;
    }
}

}  // namespace sigma::playback
