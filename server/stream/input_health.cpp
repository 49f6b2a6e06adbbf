#include "server/stream/input_health.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string>

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::InputHealth;
using domain::LatencyMode;
using domain::SessionInput;

constexpr std::int32_t kPerfect = 100;
constexpr std::int32_t kWarning = 25;
constexpr std::int32_t kCritical = 60;
constexpr auto kAbsencePatience = 3s;

std::string oneDecimal(double value) {
    std::array<char, 32> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                       std::chars_format::fixed, 1);
    return written.ec == std::errc() ? std::string(digits.data(), written.ptr) : "many";
}

std::string percent(double ratio) {
    return std::to_string(static_cast<int>(ratio * 100)) + " %";
}

/// Adds findings up and keeps the words of the worst, or of the first of equals.
class Findings {
public:
    template <class Words>
    void add(bool isWarning, bool isCritical, Words words) {
        const std::int32_t cost = isCritical ? kCritical : isWarning ? kWarning : 0;
        if (cost > m_worst) {
            m_worst = cost;
            m_health.cause = words();
        }
        m_health.score = std::max(m_health.score - cost, 0);
    }
    InputHealth take() { return std::move(m_health); }

private:
    InputHealth m_health{kPerfect, {}};
    std::int32_t m_worst = 0;
};

InputHealth ofAbsence(const InputCondition& condition) {
    if (condition.since < kAbsencePatience) {
        return {};
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(condition.since).count();
    std::string cause = condition.input == SessionInput::kLost ? "no publisher is connected"
                                                               : "the publisher sends no media";
    cause += " for " + std::to_string(seconds) + " s";
    const bool isCritical = condition.since >= condition.reconnectWindow / 2;
    return {isCritical ? 0 : kPerfect - kCritical, std::move(cause)};
}

void judgePace(Findings& findings, const InputFigures& figures) {
    const double ratio = figures.receivedRatio;
    findings.add(ratio < 0.95, ratio < 0.85, [&] {
        return "only " + percent(ratio) +
               " of the media arrives in time: the publisher's network or encoder is too slow";
    });
    if (figures.declaredFrameRate > 0 && !figures.media.videoCodec.empty()) {
        const double share = figures.media.frameRate / figures.declaredFrameRate;
        findings.add(share < 0.9, share < 0.7, [&] {
            return oneDecimal(figures.media.frameRate) + " of the declared " +
                   oneDecimal(figures.declaredFrameRate) + " frames a second arrive";
        });
    }
}

void judgeBitrate(Findings& findings, const InputFigures& figures) {
    if (figures.medianBitrate <= 0) {
        return;
    }
    const auto bitrate =
        static_cast<double>(figures.media.videoBitrate + figures.media.audioBitrate);
    const double share = bitrate / static_cast<double>(figures.medianBitrate);
    findings.add(share < 0.5, share < 0.2, [&] {
        return "the bitrate has fallen to " + percent(share) + " of the last minute's";
    });
}

void judgeGop(Findings& findings, const InputFigures& figures, LatencyMode mode) {
    const double allowed = mode == LatencyMode::kNormal ? 4 : 2;
    // Key frames that are meant to come each two seconds don't come to the millisecond.
    constexpr double kRounding = 0.1;
    const double gop = figures.longestGop - kRounding;
    findings.add(gop > allowed, gop > 2 * allowed, [&] {
        return "key frames are " + oneDecimal(figures.longestGop) + " s apart, at most " +
               oneDecimal(allowed) + " s suit the latency mode " +
               std::string(domain::toString(mode));
    });
}

void judgeDrift(Findings& findings, const InputFigures& figures) {
    const std::int64_t away = std::abs(figures.media.driftMs);
    findings.add(away >= 100, away >= 300, [&] {
        return "the sound is " + std::to_string(away) + " ms " +
               (figures.media.driftMs > 0 ? "ahead of" : "behind") + " the picture";
    });
}

}  // namespace

InputHealth healthOf(const InputFigures& figures, const InputCondition& condition) {
    if (condition.input == SessionInput::kLost || condition.input == SessionInput::kStarved) {
        return ofAbsence(condition);
    }
    Findings findings;
    if (figures.isSettled) {
        judgePace(findings, figures);
        judgeBitrate(findings, figures);
        judgeDrift(findings, figures);
    }
    judgeGop(findings, figures, condition.mode);
    return findings.take();
}

}  // namespace sigma::stream
