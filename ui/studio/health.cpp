#include "ui/studio/health.h"

#include <algorithm>
#include <optional>

namespace sigma::ui {
namespace {

using publish::OutputState;
using studio::DestinationReport;
using studio::RecordingState;
using studio::RenditionReport;
using studio::SourceReport;
using studio::StudioReport;

constexpr double kLoweredBelow = 0.85;  // of what the user allows
constexpr double kPoorBelow = 0.5;
constexpr std::uint64_t kFewFrames = 3;  // in ten seconds: nobody sees them
constexpr std::uint64_t kManyFrames = 60;
constexpr float kSilent = -70;

HealthGrade gradeOfFrames(std::uint64_t frames) {
    return frames > kManyFrames ? HealthGrade::kPoor : HealthGrade::kFair;
}

std::string nameOf(const std::vector<studio::SourceEntry>& sources, studio::SourceId id) {
    const auto found = std::ranges::find(sources, id, &studio::SourceEntry::id);
    return found == sources.end() ? std::string() : found->name;
}

const SourceReport* downIn(const StudioReport& report) {
    const auto found = std::ranges::find_if(report.sources, [](const SourceReport& source) {
        return source.status.state == capture::SourceState::kFailed ||
               source.status.state == capture::SourceState::kStalled;
    });
    return found == report.sources.end() ? nullptr : &*found;
}

std::optional<HealthVerdict> judgeMain(const DestinationReport& main, std::int64_t wantedBitrate,
                                       std::uint64_t framesDropped) {
    const publish::OutputStatus& status = main.status;
    if (status.state == OutputState::kRefused) {
        return HealthVerdict{HealthGrade::kPoor, HealthCause::kRefused,
                             status.reason.empty() ? main.name : status.reason, 0, 0};
    }
    if (status.state == OutputState::kReconnecting) {
        return HealthVerdict{HealthGrade::kPoor, HealthCause::kConnectionLost, status.reason, 0, 0};
    }
    const std::int64_t advised = status.advice.videoBitrate;
    const double share = wantedBitrate > 0 && advised > 0
                             ? static_cast<double>(advised) / static_cast<double>(wantedBitrate)
                             : 1;
    if (share < kLoweredBelow) {
        return HealthVerdict{share < kPoorBelow ? HealthGrade::kPoor : HealthGrade::kFair,
                             HealthCause::kUploadFell,
                             {},
                             advised,
                             0};
    }
    if (framesDropped > kFewFrames) {
        return HealthVerdict{
            gradeOfFrames(framesDropped), HealthCause::kFramesDropped, {}, 0, framesDropped};
    }
    return std::nullopt;
}

std::optional<HealthVerdict> judgeFurther(const DestinationReport& service,
                                          std::uint64_t framesDropped) {
    HealthVerdict verdict{HealthGrade::kFair, HealthCause::kNone, service.name, 0, 0};
    if (service.status.state == OutputState::kRefused) {
        verdict.cause = HealthCause::kFurtherRefused;
    } else if (service.status.state == OutputState::kReconnecting) {
        verdict.cause = HealthCause::kFurtherLost;
    } else if (framesDropped > kFewFrames) {
        verdict.cause = HealthCause::kFurtherDrops;
        verdict.frames = framesDropped;
    }
    return verdict.cause == HealthCause::kNone ? std::nullopt : std::optional(verdict);
}

/// The main destination first, and of the others the one that is worst off.
std::optional<HealthVerdict> judgeNetwork(const StudioReport& report, std::int64_t wantedBitrate,
                                          const std::vector<std::uint64_t>& framesDropped) {
    if (report.destinations.empty()) {
        return std::nullopt;
    }
    auto worst = judgeMain(report.destinations.front(), wantedBitrate, framesDropped.front());
    for (std::size_t index = 1; index < report.destinations.size(); ++index) {
        const auto verdict = judgeFurther(report.destinations[index], framesDropped[index]);
        if (verdict && (!worst || verdict->cause < worst->cause)) {
            worst = verdict;
        }
    }
    return worst;
}

std::optional<HealthVerdict> judgeMachine(const StudioReport& report, std::uint64_t framesSkipped,
                                          std::uint64_t framesLate) {
    if (framesSkipped > kFewFrames) {
        return HealthVerdict{
            gradeOfFrames(framesSkipped), HealthCause::kEncoderBehind, {}, 0, framesSkipped};
    }
    const auto shed = std::ranges::find_if(report.renditions, &RenditionReport::isShed);
    if (shed != report.renditions.end()) {
        return HealthVerdict{HealthGrade::kFair, HealthCause::kRenditionShed, shed->name, 0, 0};
    }
    if (framesLate > kFewFrames) {
        return HealthVerdict{
            gradeOfFrames(framesLate), HealthCause::kCompositorLate, {}, 0, framesLate};
    }
    return std::nullopt;
}

HealthVerdict judgeSound(const StudioReport& report,
                         const std::vector<studio::SourceEntry>& sources) {
    const auto isToneOrMute = [](const studio::SourceEntry& source) {
        return !source.hasAudio ||
               std::holds_alternative<capture::TestPictureSettings>(source.settings);
    };
    if (std::ranges::none_of(sources, &studio::SourceEntry::hasAudio)) {
        return {HealthGrade::kFair, HealthCause::kNoMicrophone, {}, 0, 0};
    }
    if (report.mix.peakHold < kSilent) {
        return {HealthGrade::kFair, HealthCause::kSilence, {}, 0, 0};
    }
    const bool isToneOnly = std::ranges::all_of(sources, isToneOrMute);
    return {HealthGrade::kGood, isToneOnly ? HealthCause::kTestTone : HealthCause::kNone, {}, 0, 0};
}

}  // namespace

HealthJudge::Counts HealthJudge::remember(const StudioReport& report, SteadyTime now) {
    Counts counts{.at = now, .framesLate = report.framesLate};
    for (const DestinationReport& each : report.destinations) {
        counts.framesDropped.push_back(each.status.framesDropped);
    }
    for (const RenditionReport& each : report.renditions) {
        counts.framesSkipped += each.framesSkipped;
    }
    // Counters begin anew with a new broadcast, and everything starts at once in its first seconds.
    if (report.liveFor < kSettling || (!m_history.empty() && isAnother(counts, m_history.back()))) {
        m_history.clear();
    }
    m_history.push_back(counts);
    while (m_history.size() > 1 && now - m_history[1].at >= kWindow) {
        m_history.pop_front();
    }
    const Counts& before = m_history.front();
    const auto since = [](std::uint64_t later, std::uint64_t earlier) {
        return later > earlier ? later - earlier : 0;
    };
    for (std::size_t index = 0; index != counts.framesDropped.size(); ++index) {
        counts.framesDropped[index] =
            since(counts.framesDropped[index], before.framesDropped[index]);
    }
    counts.framesSkipped = since(counts.framesSkipped, before.framesSkipped);
    counts.framesLate = since(counts.framesLate, before.framesLate);
    return counts;
}

bool HealthJudge::isAnother(const Counts& counts, const Counts& last) {
    return counts.framesDropped.size() != last.framesDropped.size() ||
           !std::ranges::equal(counts.framesDropped, last.framesDropped,
                               std::ranges::greater_equal());
}

HealthVerdict HealthJudge::judge(const StudioReport& report,
                                 const std::vector<studio::SourceEntry>& sources,
                                 std::int64_t wantedBitrate, SteadyTime now) {
    const Counts recent = remember(report, now);
    if (const auto network = judgeNetwork(report, wantedBitrate, recent.framesDropped)) {
        return *network;
    }
    if (const auto machine = judgeMachine(report, recent.framesSkipped, recent.framesLate)) {
        return *machine;
    }
    if (const SourceReport* down = downIn(report)) {
        return {HealthGrade::kFair, HealthCause::kSourceDown, nameOf(sources, down->id), 0, 0};
    }
    if (report.recording.state == RecordingState::kFailed) {
        return {HealthGrade::kFair, HealthCause::kRecordingFailed, report.recording.reason, 0, 0};
    }
    return judgeSound(report, sources);
}

}  // namespace sigma::ui
