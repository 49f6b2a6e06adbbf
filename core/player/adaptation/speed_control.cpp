#include "core/player/adaptation/speed_control.h"

#include <algorithm>
#include <cmath>

#include "core/base/clock.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr double kProportional = 0.1;
constexpr double kIntegral = 0.01;
/// What the integral may do: make up for clocks that do not agree, which is little.
constexpr double kMostIntegral = 0.01;
constexpr double kForgetsIn = 5;  // seconds, while nothing is to be corrected
/// Beyond that many dead bands the hard limits hold instead of the usual range.
constexpr int kFarOff = 10;
constexpr double kSlew = 0.08;  // a second
constexpr double kLongestInterval = 1;
constexpr double kGrain = 0.005;
constexpr Duration kLowBuffer = 500ms;
/// Of the target latency, what is no buffer: a part is made, and comes.
constexpr Duration kOnTheWay = 600ms;
/// That share of the rest is a small buffer...
constexpr double kSmallShare = 0.45;
/// ...within these.
constexpr double kLeastSmallBuffer = 0.6;  // seconds
constexpr double kMostSmallBuffer = 2;
constexpr Duration kRaiseOfAStall = 300ms;
constexpr Duration kRaiseWearsOffIn = 60s;
/// However near to its most the ideal target is.
constexpr Duration kRoomForRaises = 1s;

}  // namespace

SpeedControl::SpeedControl(LatencyMode mode)
    : m_profile(profileOf(mode)), m_ideal(m_profile.target) {}

void SpeedControl::setMode(LatencyMode mode) {
    m_profile = profileOf(mode);
    m_ideal = m_profile.target;
    m_integral = 0;
}

Duration SpeedControl::raise(SteadyTime now) const {
    const auto since = std::chrono::duration_cast<Duration>(now - m_raisedAt);
    if (since >= kRaiseWearsOffIn) {
        return Duration(0);
    }
    return std::chrono::round<Duration>(m_raise *
                                        (1 - secondsOf(since) / secondsOf(kRaiseWearsOffIn)));
}

Duration SpeedControl::target(SteadyTime now) const {
    return m_ideal + raise(now);
}

void SpeedControl::onStall(SteadyTime now) {
    const Duration most = std::max(m_profile.most - m_ideal, kRoomForRaises);
    m_raise = std::min(raise(now) + kRaiseOfAStall, most);
    m_raisedAt = now;
}

void SpeedControl::onSeek(SteadyTime) {
    m_integral = 0;
    m_speed = 1;
    m_isCorrecting = false;
}

LatencyDecision SpeedControl::decide(const LatencyInput& input) {
    const double seconds =
        m_lastDecision ? std::clamp(secondsOf(input.now - *m_lastDecision), 0.0, kLongestInterval)
                       : 0.25;
    m_lastDecision = input.now;
    if (!input.isFollowing) {
        onSeek(input.now);
        return {};
    }
    const Duration error = input.latency - target(input.now);
    if (error > m_profile.seekWhenOver) {
        return {m_speed, target(input.now)};
    }
    // Who has not stalled is in no hurry: at the beginning, for one.
    const bool hurries = raise(input.now) > Duration(0);
    const double wanted = guarded(wantedSpeed(secondsOf(error), seconds, hurries), input.buffer);
    const double slew = kSlew * seconds;
    m_speed = std::clamp(wanted, m_speed - slew, m_speed + slew);
    return {std::round(m_speed / kGrain) * kGrain, std::nullopt};
}

double SpeedControl::wantedSpeed(double error, double seconds, bool hurries) {
    const double deadBand = secondsOf(m_profile.deadBand);
    // Once it corrects it goes on to the middle, so that it need not begin again at once.
    m_isCorrecting = std::abs(error) > (m_isCorrecting ? deadBand / 2 : deadBand);
    if (!m_isCorrecting) {
        m_integral *= std::exp(-seconds / kForgetsIn);
        return 1;
    }
    const bool isFarOff = hurries && std::abs(error) > deadBand * kFarOff;
    const SpeedRange range = isFarOff ? m_profile.limit : m_profile.usual;
    const double raw = 1 + kProportional * error + m_integral;
    const double speed = std::clamp(raw, range.slowest, range.fastest);
    if (!isFarOff && speed == raw) {
        // Not while it does all it can, or what it adds up would carry it past the target.
        m_integral =
            std::clamp(m_integral + kIntegral * error * seconds, -kMostIntegral, kMostIntegral);
    }
    return speed;
}

/// Spares what is left: within the usual range while there is some, and then as much as it may.
double SpeedControl::guarded(double speed, Duration buffer) const {
    const double level = std::max(secondsOf(buffer), 0.0);
    const double low = secondsOf(kLowBuffer);
    const double small = std::clamp(kSmallShare * secondsOf(m_ideal - kOnTheWay), kLeastSmallBuffer,
                                    kMostSmallBuffer);
    if (level < small) {
        const double fill = std::max(level - low, 0.0) / (small - low);
        speed = std::min(speed, std::lerp(m_profile.usual.slowest, 1.0, fill));
    }
    if (level < low) {
        speed = std::min(speed, std::lerp(m_profile.limit.slowest, 1.0, level / low));
    }
    return speed;
}

}  // namespace sigma::player
