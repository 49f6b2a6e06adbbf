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

const DestinationReport* destinationIn(const StudioReport& report, OutputState state) {
    const auto found = std::ranges::find_if(
        report.destinations,
        [&](const DestinationReport& each) { return each.status.state == state; });
    return found == report.destinations.end() ? nullptr : &*found;
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

/// The least that any destination's network allows now; 0 where none has given advice.
std::int64_t advisedBitrate(const StudioReport& report) {
    std::int64_t least = 0;
    for (const DestinationReport& each : report.destinations) {
        const std::int64_t advised = each.status.advice.videoBitrate;
        if (advised > 0 && (least == 0 || advised < least)) {
            least = advised;
        }
    }
    return least;
}

std::optional<HealthVerdict> judgeNetwork(const StudioReport& report, std::int64_t wantedBitrate,
                                          std::uint64_t framesDropped) {
    if (const auto* refused = destinationIn(report, OutputState::kRefused)) {
        return HealthVerdict{
            HealthGrade::kPoor, HealthCause::kRefused,
            refused->status.reason.empty() ? refused->name : refused->status.reason, 0, 0};
    }
    if (const auto* lost = destinationIn(report, OutputState::kReconnecting)) {
        return HealthVerdict{HealthGrade::kPoor, HealthCause::kConnectionLost, lost->status.reason,
                             0, 0};
    }
    const std::int64_t advised = advisedBitrate(report);
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
        counts.framesDropped += each.status.framesDropped;
    }
    for (const RenditionReport& each : report.renditions) {
        counts.framesSkipped += each.framesSkipped;
    }
    // Counters begin anew with a new broadcast, and everything starts at once in its first seconds.
    const bool isNew = !m_history.empty() && counts.framesDropped < m_history.back().framesDropped;
    if (isNew || report.liveFor < kSettling) {
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
    return {now, since(counts.framesDropped, before.framesDropped),
            since(counts.framesSkipped, before.framesSkipped),
            since(counts.framesLate, before.framesLate)};
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
