#include "core/lint/media_loader.h"

#include <algorithm>
#include <utility>

#include "core/lint/response_rules.h"

namespace sigma::lint {
namespace {

using httpclient::HttpAnswer;
using httpclient::Url;

constexpr std::size_t kMaxQueued = 64;
constexpr std::size_t kMaxHinted = 8;
constexpr std::uint64_t kSegmentsOfAnEnded = 4;

/// Hints that never come true must not pile up.
template <class Value>
void remember(std::map<std::string, Value>& hints, const std::string& uri, Value value) {
    if (hints.size() == kMaxHinted) {
        hints.clear();
    }
    hints.insert_or_assign(uri, std::move(value));
}

std::uint64_t discontinuityAt(const LoadedPlaylist& loaded, std::uint64_t msn) {
    std::uint64_t number = loaded.playlist.discontinuitySequence;
    for (std::uint64_t each = loaded.firstMsn(); each <= msn; ++each) {
        number += loaded.segment(each)->hasDiscontinuityBefore ? 1 : 0;
    }
    return number;
}

}  // namespace

MediaLoader::MediaLoader(LintContext& context, Url playlistUrl)
    : m_context(context),
      m_playlistUrl(std::move(playlistUrl)),
      m_url(m_playlistUrl.withoutQuery()),
      m_checker(m_url, m_context.findings) {}

void MediaLoader::queueFirst(const LoadedPlaylist& loaded) {
    if (loaded.playlist.hasEndList) {
        const std::uint64_t end =
            std::min(loaded.nextMsn(), loaded.firstMsn() + kSegmentsOfAnEnded);
        for (std::uint64_t msn = loaded.firstMsn(); msn < end; ++msn) {
            queueParts(loaded, msn, 0);
            queue(loaded, msn, std::nullopt);
        }
        return;
    }
    if (loaded.nextMsn() > loaded.firstMsn()) {
        queueParts(loaded, loaded.nextMsn() - 1, 0);
        queue(loaded, loaded.nextMsn() - 1, std::nullopt);
    }
    queueParts(loaded, loaded.nextMsn(), 0);
}

void MediaLoader::queueNew(const LoadedPlaylist& before, const LoadedPlaylist& after) {
    for (std::uint64_t msn = std::max(before.nextMsn(), after.firstMsn()); msn <= after.nextMsn();
         ++msn) {
        queueParts(after, msn, msn == before.nextMsn() ? before.next().part : 0);
        if (after.isFinished(msn)) {
            queue(after, msn, std::nullopt);
        }
    }
}

boost::asio::awaitable<void> MediaLoader::loadHinted(const LoadedPlaylist& loaded) {
    const auto& hints = loaded.playlist.preloadHints;
    const auto hint =
        std::ranges::find(hints, hls::PreloadHint::Type::kPart, &hls::PreloadHint::type);
    if (hint == hints.end() || loaded.playlist.hasEndList) {
        co_return;
    }
    const std::string uri = hint->uri;
    const auto url = m_playlistUrl.resolve(uri);
    if (url.has_error()) {
        m_context.findings.add(RuleId::kPlaylistUnreadable, m_url, url.error().context);
        co_return;
    }
    const hls::Duration target = loaded.playlist.partTarget.value_or(hls::Duration{0});
    auto getting = m_context.client.get(*url, patienceForHeld(loaded.playlist.targetDuration));
    const Result<HttpAnswer> answer = co_await std::move(getting);
    ++m_context.counts.requests;
    if (answer.has_error() || answer->status != 200) {
        remember(m_refusedHints, uri,
                 answer.has_error() ? answer.error().context
                                    : "status " + std::to_string(answer->status));
        co_return;
    }
    const auto trickled =
        std::chrono::duration_cast<hls::Duration>(answer->lastByteAt - answer->firstByteAt);
    if (trickled > target / 2) {
        m_context.findings.add(RuleId::kHintedPartTrickles, m_url,
                               uri + " took " + secondsText(trickled) + " from its first byte");
    }
    checkResponse(*answer, Asked::kMedia, loaded.playlist.targetDuration, true, m_url,
                  m_context.findings);
    remember(m_hinted, uri, answer->body);
}

boost::asio::awaitable<void> MediaLoader::load() {
    std::deque<Piece> pieces = std::exchange(m_queue, {});
    for (Piece& piece : pieces) {
        auto loading = loadPiece(std::move(piece));
        co_await std::move(loading);
    }
}

void MediaLoader::queue(const LoadedPlaylist& loaded, std::uint64_t msn,
                        std::optional<std::uint64_t> part) {
    const hls::MediaPlaylist& playlist = loaded.playlist;
    m_queue.push_back({msn, part, discontinuityAt(loaded, msn),
                       playlist.hasIndependentSegments || m_context.isIndependent,
                       playlist.targetDuration, *loaded.segment(msn)});
    if (m_queue.size() > kMaxQueued) {
        m_queue.pop_front();
        m_checker.interrupt();
    }
}

void MediaLoader::queueParts(const LoadedPlaylist& loaded, std::uint64_t msn, std::uint64_t from) {
    for (std::uint64_t part = from; part < loaded.segment(msn)->parts.size(); ++part) {
        queue(loaded, msn, part);
    }
}

boost::asio::awaitable<void> MediaLoader::loadPiece(Piece piece) {
    const hls::Segment& segment = piece.segment;
    const bool isGap = segment.isGap || (piece.part && segment.parts[*piece.part].isGap);
    const std::string uri = piece.part ? segment.parts[*piece.part].uri : segment.uri;
    if (isGap) {
        m_checker.interrupt();
        co_return;
    }
    if (const auto refused = m_refusedHints.extract(uri)) {
        m_context.findings.add(RuleId::kHintedPartFailed, m_url, uri + ": " + refused.mapped(),
                               "it, once it is there");
    }
    if (!segment.map.isNone() && !m_checker.knowsInit(segment.map.uri)) {
        auto fetching = fetch(segment.map.uri, piece.targetDuration);
        const std::optional<SharedBuffer> init = co_await std::move(fetching);
        if (init) {
            m_checker.takeInit(segment.map.uri, *init);
        }
    }
    const auto hinted = m_hinted.find(uri);
    if (hinted != m_hinted.end()) {
        const SharedBuffer bytes = hinted->second;
        m_hinted.erase(hinted);
        check(piece, bytes);
        co_return;
    }
    auto fetching = fetch(uri, piece.targetDuration);
    const std::optional<SharedBuffer> bytes = co_await std::move(fetching);
    if (bytes) {
        check(piece, *bytes);
    } else {
        m_checker.interrupt();
    }
}

boost::asio::awaitable<std::optional<SharedBuffer>> MediaLoader::fetch(
    std::string uri, std::chrono::seconds targetDuration) {
    const auto url = m_playlistUrl.resolve(uri);
    if (url.has_error()) {
        m_context.findings.add(RuleId::kPlaylistUnreadable, m_url, url.error().context);
        co_return std::nullopt;
    }
    auto getting = m_context.client.get(*url, kPatience);
    const Result<HttpAnswer> answer = co_await std::move(getting);
    ++m_context.counts.requests;
    if (answer.has_error() || answer->status != 200) {
        m_context.findings.add(RuleId::kMediaUnavailable, m_url,
                               answer.has_error()
                                   ? answer.error().context
                                   : uri + ": status " + std::to_string(answer->status));
        co_return std::nullopt;
    }
    checkResponse(*answer, Asked::kMedia, targetDuration, true, m_url, m_context.findings);
    co_return answer->body;
}

void MediaLoader::check(const Piece& piece, const SharedBuffer& bytes) {
    if (piece.part) {
        ++m_context.counts.parts;
        m_checker.checkPart({piece.msn, *piece.part}, piece.segment, piece.discontinuity, bytes);
    } else {
        ++m_context.counts.segments;
        m_checker.checkSegment(piece.msn, piece.segment, piece.discontinuity, piece.isIndependent,
                               bytes);
    }
}

}  // namespace sigma::lint
