#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/studio/studio_control.h"

namespace sigma::ui {

enum class HealthGrade { kGood, kFair, kPoor };
/// The one cause that explains most, the gravest first.
enum class HealthCause {
    kRefused,
    kConnectionLost,
    kUploadFell,
    kFramesDropped,
    kFurtherRefused,
    kFurtherLost,
    kFurtherDrops,
    kEncoderBehind,
    kRenditionShed,
    kCompositorLate,
    kSourceDown,
    kNoMicrophone,
    kSilence,
    kRecordingFailed,
    kTestTone,  ///< instead of a microphone: not amiss, but a person should know
    kNone,
};

struct HealthVerdict {
    HealthGrade grade = HealthGrade::kGood;
    HealthCause cause = HealthCause::kNone;
    std::string detail;        ///< a service, rendition or source by name, or a reason
    std::int64_t bitrate = 0;  ///< bits a second: what the upload takes now
    std::uint64_t frames = 0;  ///< over the last ten seconds

    friend bool operator==(const HealthVerdict&, const HealthVerdict&) = default;
};

/// Looks back ten seconds over the studio's reports and says how the broadcast does and why.
///
/// The report's first destination is the main one; trouble with a further one is never more than
/// fair, since the others go on.
/// Thread: the window's.
class HealthJudge {
public:
    static constexpr std::chrono::seconds kWindow{10};
    /// For so long after going live no frame is counted.
    static constexpr std::chrono::seconds kSettling{5};

    /// `wantedBitrate`: what the user allows the video, bits a second. At least once a second.
    HealthVerdict judge(const studio::StudioReport& report,
                        const std::vector<studio::SourceEntry>& sources, std::int64_t wantedBitrate,
                        SteadyTime now);
    void reset() { m_history.clear(); }

private:
    struct Counts {
        SteadyTime at;
        std::vector<std::uint64_t> framesDropped = {};  ///< to each destination
        std::uint64_t framesSkipped = 0;
        std::uint64_t framesLate = 0;
    };
    Counts remember(const studio::StudioReport& report, SteadyTime now);
    /// Whether the counts are of another broadcast than the last ones.
    static bool isAnother(const Counts& counts, const Counts& last);

    std::deque<Counts> m_history;
};

}  // namespace sigma::ui
