#include "core/studio/drift_control.h"

#include <algorithm>

namespace sigma::studio {
namespace {

constexpr double kSmoothingSeconds = 2;
/// Critically damped: kIntegral = kProportional^2 / 4.
constexpr double kProportional = 0.05;  // 10 ms too much: 500 ppm faster
constexpr double kIntegral = 0.000625;

}  // namespace

void DriftControl::restart(double waitingSeconds) {
    m_smoothed = waitingSeconds;
}

double DriftControl::update(double waitingSeconds, double elapsed) {
    const double share = std::min(1.0, elapsed / kSmoothingSeconds);
    m_smoothed += share * (waitingSeconds - m_smoothed);
    const double excess = m_smoothed - m_target;
    m_integral = std::clamp(m_integral + kIntegral * excess * elapsed, -kMost, kMost);
    return std::clamp(kProportional * excess + m_integral, -kMost, kMost);
}

}  // namespace sigma::studio
