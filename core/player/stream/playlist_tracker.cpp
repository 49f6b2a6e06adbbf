#include "core/player/stream/playlist_tracker.h"

#include <algorithm>
#include <utility>

#include "core/hls/delta_update.h"
#include "core/hls/media_playlist_parser.h"
#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr auto kPlainPatience = 8s;
constexpr auto kFirstRetry = 250ms;
constexpr auto kLongestRetry = 4s;
constexpr auto kLongestWithoutBlocking = 30s;
constexpr auto kLeastInterval = 100ms;
constexpr unsigned kStaleAnswersOfAReset = 5;

ChunkPosition endOf(const hls::MediaPlaylist& playlist) {
    return {playlist.mediaSequence + playlist.segments.size(), playlist.inProgress.parts.size()};
}

std::optional<hls::DateTime> lastDateOf(const hls::MediaPlaylist& playlist) {
    if (playlist.inProgress.programDateTime) {
        return playlist.inProgress.programDateTime;
    }
    return playlist.segments.empty() ? std::nullopt : playlist.segments.back()->programDateTime;
}

/// By how much the dates of a segment that both have differ.
bool isAnotherTime(const hls::MediaPlaylist& known, const hls::MediaPlaylist& next) {
    const std::uint64_t msn = std::max(known.mediaSequence, next.mediaSequence);
    const std::uint64_t end = std::min(endOf(known).msn, endOf(next).msn);
    if (msn >= end) {
        return false;
    }
    const auto before = known.segments[msn - known.mediaSequence]->programDateTime;
    const auto after = next.segments[msn - next.mediaSequence]->programDateTime;
    return before && after && std::chrono::abs(*before - *after) > 2 * known.targetDuration;
}

}  // namespace

ChunkPosition PlaylistTracker::end() const {
    return m_playlist ? endOf(*m_playlist) : ChunkPosition{};
}

void PlaylistTracker::beginAgain(const std::optional<hls::RenditionReport>& report) {
    m_playlist.reset();
    m_changedAt.reset();
    m_report = report;
    m_isPlainNext = !report;
    m_dueAt = {};
    m_failures = 0;
    m_blockingFailures = 0;
    m_blocksFrom = {};
    m_staleAnswers = 0;
}

std::optional<SteadyTime> PlaylistTracker::dueAt() const {
    if (m_isUnderWay || (m_playlist && m_playlist->hasEndList)) {
        return std::nullopt;
    }
    return m_dueAt;
}

bool PlaylistTracker::canBlock() const {
    return m_playlist && m_playlist->serverControl.canBlockReload;
}

bool PlaylistTracker::maySkip(SteadyTime now) const {
    const auto until = m_playlist ? m_playlist->serverControl.canSkipUntil : std::nullopt;
    // A range may say no offset, and follow one that a delta update leaves out.
    return until && !m_playlist->hasByteRanges() && now - m_receivedAt < *until / 2;
}

PlaylistTracker::Request PlaylistTracker::takeRequest(SteadyTime now) {
    m_isUnderWay = true;
    m_sentAt = now;
    m_wasBlocking = false;
    Request request{m_url, kPlainPatience};
    if (const bool isPlain = std::exchange(m_isPlainNext, false);
        isPlain || (canBlock() && !mayBlock(now))) {
        return request;
    }
    if (!m_playlist && m_report) {
        request.url = request.url.withQuery("_HLS_msn=" + std::to_string(m_report->lastMsn));
        if (m_report->lastPart) {
            request.url = request.url.withQuery("_HLS_part=" + std::to_string(*m_report->lastPart));
        }
        return request;
    }
    if (canBlock()) {
        const ChunkPosition next = end();
        request.url = request.url.withQuery("_HLS_msn=" + std::to_string(next.msn));
        if (m_playlist->partTarget) {
            request.url = request.url.withQuery("_HLS_part=" + std::to_string(next.part));
        }
        request.patience = 3 * std::max<std::chrono::seconds>(m_playlist->targetDuration, 1s) + 1s;
        m_wasBlocking = true;
    }
    if (maySkip(now)) {
        request.url = request.url.withQuery(
            m_playlist->serverControl.canSkipDateRanges ? "_HLS_skip=v2" : "_HLS_skip=YES");
    }
    return request;
}

Result<PlaylistChange> PlaylistTracker::onAnswer(const Result<FetchAnswer>& answer,
                                                 SteadyTime now) {
    m_isUnderWay = false;
    m_report.reset();
    auto change = [&]() -> Result<PlaylistChange> {
        SIGMA_TRY(checkAnswer(answer));
        return take(*answer, now);
    }();
    if (change.has_error()) {
        scheduleAfterError(now);
        return change;
    }
    m_failures = 0;
    m_blockingFailures = m_wasBlocking ? 0 : m_blockingFailures;
    scheduleAfter(*change, now);
    return change;
}

Result<PlaylistChange> PlaylistTracker::take(const FetchAnswer& answer, SteadyTime now) {
    SIGMA_TRY_ASSIGN(hls::MediaPlaylist next, hls::parseMediaPlaylist(answer.body.text()));
    if (next.skip) {
        if (!m_playlist) {
            return Error{ErrorCode::kInvalidData, "a delta update that was not asked for"};
        }
        SIGMA_TRY_ASSIGN(next, hls::mergeDeltaUpdate(*m_playlist, std::move(next)));
    }
    const PlaylistChange change = changeTo(next, now);
    m_base = answer.url;
    m_receivedAt = now;
    if (change == PlaylistChange::kNone) {
        m_staleAnswers += endOf(next) < end() ? 1 : 0;
        return change;
    }
    m_staleAnswers = 0;
    m_changedAt = now;
    m_playlist = std::move(next);
    return change;
}

PlaylistChange PlaylistTracker::changeTo(const hls::MediaPlaylist& next, SteadyTime now) const {
    if (!m_playlist) {
        return PlaylistChange::kUpdated;
    }
    if (isAnotherTime(*m_playlist, next)) {
        return PlaylistChange::kReset;
    }
    if (endOf(next) < end()) {
        const auto before = lastDateOf(*m_playlist);
        const auto after = lastDateOf(next);
        const bool isLater = before && after && *after > *before + m_playlist->targetDuration;
        const bool isForGood = m_staleAnswers >= kStaleAnswersOfAReset &&
                               now - *m_changedAt > 3 * m_playlist->targetDuration;
        return isLater || isForGood ? PlaylistChange::kReset : PlaylistChange::kNone;
    }
    const bool isSame = endOf(next) == end() && next.mediaSequence == m_playlist->mediaSequence &&
                        next.hasEndList == m_playlist->hasEndList &&
                        next.preloadHints == m_playlist->preloadHints;
    return isSame ? PlaylistChange::kNone : PlaylistChange::kUpdated;
}

void PlaylistTracker::scheduleAfterError(SteadyTime now) {
    const auto delay = std::min<std::chrono::milliseconds>(
        kFirstRetry * (1U << std::min(m_failures, 6U)), kLongestRetry);
    if (m_wasBlocking) {
        // The first may have waited for what did not come; who refuses two, refuses them all.
        const auto pause = std::min<std::chrono::milliseconds>(
            kFirstRetry * (1U << std::min(m_blockingFailures, 8U)) / 2, kLongestWithoutBlocking);
        m_blocksFrom = m_blockingFailures == 0 ? now : now + pause;
        ++m_blockingFailures;
    }
    // A blocking reload that failed is followed by a plain one at once: it may be all that failed.
    const bool isAtOnce = m_failures == 0 && m_wasBlocking;
    m_dueAt = now + (isAtOnce ? std::chrono::milliseconds(0) : delay);
    m_isPlainNext = true;
    ++m_failures;
}

void PlaylistTracker::scheduleAfter(PlaylistChange change, SteadyTime now) {
    const hls::MediaPlaylist& playlist = *m_playlist;
    const bool isNew = change != PlaylistChange::kNone;
    if (mayBlock(now) && (isNew || !m_wasBlocking)) {
        m_dueAt = now;
        return;
    }
    // The next one comes a segment or part after this one did; asked for again at half of that
    // where it is late, or where a blocking reload did not block.
    const hls::Duration segment =
        playlist.segments.empty() ? playlist.targetDuration : playlist.segments.back()->duration;
    const hls::Duration period = playlist.partTarget.value_or(segment);
    const auto interval =
        std::clamp<hls::Duration>(isNew ? period : period / 2, kLeastInterval, 60s);
    m_dueAt = (m_wasBlocking ? now : m_sentAt) + interval;
}

void PlaylistTracker::reloadPlainly(SteadyTime now) {
    m_isPlainNext = true;
    m_dueAt = now;
}

}  // namespace sigma::player
