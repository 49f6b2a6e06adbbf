#include "core/lint/rendition_watch.h"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/lint/delta_rules.h"
#include "core/lint/part_rules.h"
#include "core/lint/playlist_rules.h"
#include "core/lint/response_rules.h"
#include "core/lint/update_rules.h"

namespace sigma::lint {
namespace {

namespace asio = boost::asio;
using httpclient::HttpAnswer;
using httpclient::Url;

constexpr unsigned kMostFailures = 3;
constexpr unsigned kReloadsADelta = 4;

/// The playlist's URL that asks for what comes next.
Url nextUrl(const Url& url, const LoadedPlaylist& latest) {
    const Position next = latest.next();
    const Url withMsn = url.withQuery("_HLS_msn=" + std::to_string(next.msn));
    return latest.isLowLatency() ? withMsn.withQuery("_HLS_part=" + std::to_string(next.part))
                                 : withMsn;
}

bool namesAnyByteRange(const hls::Segment& segment) {
    return segment.range || segment.map.range ||
           std::ranges::any_of(segment.parts,
                               [](const hls::Part& part) { return part.range.has_value(); });
}

/// Hints too: at a stream's beginning nothing else may be there to tell.
bool namesAnyByteRange(const hls::MediaPlaylist& playlist) {
    return namesAnyByteRange(playlist.inProgress) ||
           std::ranges::any_of(playlist.segments,
                               [](const auto& segment) { return namesAnyByteRange(*segment); }) ||
           std::ranges::any_of(playlist.preloadHints, [](const hls::PreloadHint& hint) {
               return hint.range || hint.openFrom;
           });
}

}  // namespace

RenditionWatch::RenditionWatch(LintContext& context, Url url)
    : m_context(context),
      m_url(std::move(url)),
      m_name(m_url.withoutQuery()),
      m_loader(context, m_url) {}

RenditionSummary RenditionWatch::summary() const {
    const MediaChecker& media = m_loader.checker();
    return {m_name, m_latest, media.tracks(), media.peakBitrate(), media.mapping()};
}

asio::awaitable<void> RenditionWatch::run() {
    using namespace asio::experimental::awaitable_operators;
    auto fetching = fetch(m_url, false);
    std::optional<LoadedPlaylist> first = co_await std::move(fetching);
    if (!first) {
        co_return;
    }
    m_loader.queueFirst(*first);
    accept(*std::move(first));
    while (!m_latest->playlist.hasEndList && m_failures < kMostFailures &&
           m_context.clock.steadyNow() < m_context.deadline) {
        // As players do: the next playlist and the next part are asked for while media arrives.
        const LoadedPlaylist current = *m_latest;
        auto reloading = reload();
        auto hinting = m_loader.loadHinted(current);
        auto loading = m_loader.load();
        auto all = std::move(reloading) && std::move(hinting) && std::move(loading);
        co_await std::move(all);
    }
    auto loading = m_loader.load();
    co_await std::move(loading);
}

asio::awaitable<void> RenditionWatch::reload() {
    const LoadedPlaylist before = *m_latest;
    const bool isBlocking = canBlock();
    const Url url = isBlocking ? nextUrl(m_url, before) : m_url;
    if (!isBlocking) {
        auto waiting = waitForReload();
        co_await std::move(waiting);
    }
    auto fetching = fetch(url, isBlocking);
    std::optional<LoadedPlaylist> after = co_await std::move(fetching);
    if (!after) {
        ++m_failures;
        co_return;
    }
    const Position wanted{before.nextMsn(), before.isLowLatency() ? before.next().part : 0};
    const bool hasCome = before.isLowLatency()
                             ? after->hasReached(wanted)
                             : after->isFinished(wanted.msn) || after->playlist.hasEndList;
    if (isBlocking && !hasCome) {
        m_context.findings.add(RuleId::kBlockingAnsweredEarly, m_name,
                               "asked for " + toString(wanted) + ", the answer ends before " +
                                   toString(after->next()));
        ++m_failures;
    } else {
        m_failures = 0;
        if (isBlocking && before.isLowLatency()) {
            PaceRules::checkHeld(*after, m_context.findings);
            checkReports(*after, m_context.progress, m_context.findings);
        }
    }
    checkUpdate(before, *after, m_context.findings);
    m_loader.queueNew(before, *after);
    accept(*std::move(after));
    if (isBlocking && ++m_reloads % kReloadsADelta == 0 &&
        m_latest->playlist.serverControl.canSkipUntil && !m_latest->playlist.hasEndList) {
        auto checking = checkDeltaOf(url);
        co_await std::move(checking);
    }
}

asio::awaitable<void> RenditionWatch::waitForReload() {
    auto executor = co_await asio::this_coro::executor;
    const SteadyTime::duration left = m_context.deadline - m_context.clock.steadyNow();
    const SteadyTime::duration half = SteadyTime::duration(m_latest->playlist.targetDuration) / 2;
    asio::steady_timer timer(executor, std::min(left, half));
    auto waiting = timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_await std::move(waiting);
}

asio::awaitable<std::optional<LoadedPlaylist>> RenditionWatch::fetch(Url url, bool isBlocking) {
    const std::chrono::seconds target =
        m_latest ? m_latest->playlist.targetDuration : std::chrono::seconds(0);
    auto getting = m_context.client.get(url, patienceForHeld(target));
    const Result<HttpAnswer> answer = co_await std::move(getting);
    ++m_context.counts.requests;
    if (answer.has_error() || answer->status != 200) {
        m_context.findings.add(
            isBlocking ? RuleId::kBlockingFailed : RuleId::kMediaUnavailable, m_name,
            url.target + ": " +
                (answer.has_error() ? answer.error().context
                                    : "status " + std::to_string(answer->status)));
        co_return std::nullopt;
    }
    ++m_context.counts.playlists;
    auto loaded = loadPlaylist(m_name, answer->body.text());
    const bool isLive = loaded.has_error() || !loaded->playlist.hasEndList;
    const auto served = loaded.has_error() ? target : loaded->playlist.targetDuration;
    checkResponse(*answer, isBlocking ? Asked::kBlockingPlaylist : Asked::kPlaylist, served, isLive,
                  m_name, m_context.findings);
    if (loaded.has_error()) {
        const bool isForeign = loaded.error().code == ErrorCode::kUnsupported;
        m_context.findings.add(isForeign ? RuleId::kNotChecked : RuleId::kPlaylistUnreadable,
                               m_name, loaded.error().context);
        co_return std::nullopt;
    }
    if (namesAnyByteRange(loaded->playlist)) {
        m_context.findings.add(RuleId::kNotChecked, m_name, "media in byte ranges");
        co_return std::nullopt;
    }
    loaded->requestedAt = answer->sentAt;
    loaded->arrivedAt = answer->firstByteAt;
    co_return *std::move(loaded);
}

asio::awaitable<void> RenditionWatch::checkDeltaOf(Url url) {
    auto fetching = fetch(url.withQuery("_HLS_skip=YES"), true);
    const std::optional<LoadedPlaylist> delta = co_await std::move(fetching);
    if (delta) {
        checkDelta(*m_latest, *delta, m_context.findings);
    }
}

void RenditionWatch::accept(LoadedPlaylist loaded) {
    Findings& findings = m_context.findings;
    if (loaded.playlist.skip) {
        findings.add(RuleId::kDeltaUnasked, m_name,
                     std::to_string(loaded.playlist.skip->segments) + " segments are left out");
    }
    checkPlaylist(loaded, m_context.isIndependent, findings);
    checkParts(loaded, findings);
    m_pace.checkSegments(loaded, findings);
    const Position next = loaded.next();
    if (loaded.isLowLatency() && next.part != 0) {
        m_context.progress[m_name] = {
            {next.msn, next.part - 1}, loaded.arrivedAt, *loaded.playlist.partTarget};
    }
    m_latest = std::move(loaded);
}

}  // namespace sigma::lint
