#include "core/player/playing/playlist_guard.h"

#include <algorithm>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

bool isRefusal(ErrorCode code, unsigned failures) {
    constexpr unsigned kFailuresToRefuse = 5;
    const bool isForbidden = code == ErrorCode::kForbidden || code == ErrorCode::kUnauthorized;
    return code == ErrorCode::kUnsupported || (isForbidden && failures >= kFailuresToRefuse);
}

}  // namespace

PlaylistGuard::Remedy PlaylistGuard::onError(const MediaSource& source, const Error& error) {
    constexpr unsigned kFailuresToAvoid = 2;
    constexpr unsigned kFailuresToOpenAgain = 3;
    constexpr unsigned kGoneToOpenAgain = 5;
    const bool isMain = source.id().lane == Lane::kMain;
    const unsigned failures = source.tracker().failures();
    const bool isRefused = isRefusal(error.code, failures);
    if (isMain && (isRefused || failures >= kFailuresToAvoid)) {
        avoid(source.id().index, m_clock.steadyNow() + (isRefused ? std::chrono::hours(24) : 10s));
    }
    if (!source.isFollowed()) {
        return Remedy::kNone;
    }
    const bool isGone = isMain && error.code == ErrorCode::kNotFound;
    m_gone += isGone ? 1 : 0;
    if (m_gone >= kGoneToOpenAgain) {
        // Of many qualities some count as usable again before the last was tried.
        m_gone = 0;
        return Remedy::kOpenAgain;
    }
    if (isMain && hasUsableQuality()) {
        return Remedy::kNone;
    }
    if (isRefused) {
        return Remedy::kGiveUp;
    }
    return isGone && failures >= kFailuresToOpenAgain ? Remedy::kOpenAgain : Remedy::kNone;
}

bool PlaylistGuard::isStillStale() {
    const MediaSource* const source = m_feed.loaded();
    const SteadyTime now = m_clock.steadyNow();
    switch (m_staleness.judge(source, now)) {
        case StalenessWatch::Verdict::kFresh:
            return false;
        case StalenessWatch::Verdict::kTurnedStale:
            m_feed.noteFault(source->tracker().url().withoutQuery() + " has said nothing new for " +
                             wholeSeconds(StalenessWatch::limitOf(source->playlist())));
            avoid(m_feed.variant(), now + 20s);
            return false;
        case StalenessWatch::Verdict::kStale:
            break;
    }
    return true;
}

bool PlaylistGuard::hasUsableQuality() const {
    return std::ranges::any_of(m_ladder.qualities(m_clock.steadyNow()), &Quality::isUsable);
}

void PlaylistGuard::avoid(std::size_t variant, SteadyTime until) {
    m_ladder.banish(variant, until);
    const auto other = m_ladder.insteadOf(variant, m_clock.steadyNow());
    if (other && variant == m_feed.variant()) {
        m_feed.want(*other);
    }
}

}  // namespace sigma::player
