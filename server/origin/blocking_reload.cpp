#include "server/origin/blocking_reload.h"

#include <algorithm>

namespace sigma::origin {
namespace {

constexpr std::uint64_t kMostSegmentsAhead = 2;

/// The Advance Part Limit: three seconds of parts, three parts at least.
std::uint32_t advancePartLimit(packager::MediaTime partTarget) {
    constexpr packager::MediaTime kLimit = std::chrono::seconds(3);
    const auto parts = (kLimit + partTarget - packager::MediaTime(1)) / partTarget;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(parts, 3));
}

}  // namespace

Result<ReloadDecision> decideReload(const packager::LlHlsWindow& window,
                                    const HlsDirectives& directives) {
    const packager::PackagingPlan& plan = window.plan();
    if (!directives.sequence || window.isEnded() || !plan.listsParts) {
        return AnswerNow{};
    }
    const packager::PartPosition last = *window.lastPart();
    const std::uint64_t sequence = *directives.sequence;
    if (sequence > last.sequence + kMostSegmentsAhead) {
        return Error{ErrorCode::kInvalidArgument,
                     "_HLS_msn is more than two segments ahead of the playlist"};
    }
    if (directives.part && sequence >= last.sequence) {
        const std::uint32_t known = sequence == last.sequence ? last.part : 0;
        if (*directives.part > known + advancePartLimit(plan.partTarget)) {
            return Error{ErrorCode::kInvalidArgument, "_HLS_part is too far ahead of the playlist"};
        }
    }
    const packager::PartPosition wanted = directives.part
                                              ? packager::PartPosition{sequence, *directives.part}
                                              : packager::PartPosition{sequence + 1, 0};
    if (window.hasReached(wanted)) {
        return AnswerNow{};
    }
    return WaitFor{wanted};
}

}  // namespace sigma::origin
