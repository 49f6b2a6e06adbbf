#include "core/player/stream/stream_opener.h"

#include <algorithm>
#include <utility>

#include "core/hls/media_playlist_parser.h"
#include "core/hls/multivariant_playlist_parser.h"
#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

bool isForGood(ErrorCode code, unsigned failures) {
    constexpr unsigned kMostTries = 3;
    const bool isRefused = code == ErrorCode::kUnauthorized || code == ErrorCode::kForbidden ||
                           code == ErrorCode::kUnsupported;
    // A page of an error that came as 200 may be a playlist a moment later.
    const bool isNonsense = code == ErrorCode::kInvalidData || code == ErrorCode::kLimitExceeded;
    return isRefused || (isNonsense && failures >= kMostTries);
}

}  // namespace

StreamOpener::StreamOpener(httpclient::Url url, Requests& requests, const Clock& clock,
                           OnOpened onOpened)
    : m_url(std::move(url)),
      m_requests(requests),
      m_clock(clock),
      m_onOpened(std::move(onOpened)) {}

void StreamOpener::begin() {
    if (std::exchange(m_isOpen, false)) {
        m_failures = 0;
        m_dueAt = {};
    }
}

void StreamOpener::rest() {
    if (m_fetch) {
        m_requests.cancel(*m_fetch);
        m_fetch.reset();
    }
    m_isOpen = true;
    m_error.reset();
}

std::optional<SteadyTime> StreamOpener::tick() {
    constexpr std::size_t kMostBytes = 8 * 1024 * 1024;
    if (m_fetch || m_isOpen || m_hasFailed) {
        return std::nullopt;
    }
    if (m_dueAt > m_clock.steadyNow()) {
        return m_dueAt;
    }
    FetchRequest request;
    request.kind = FetchKind::kPlaylist;
    request.url = m_url;
    request.patience = 8s;
    request.mostBytes = kMostBytes;
    request.isStartOrStall = true;
    m_fetch = m_requests.send(std::move(request),
                              [this](const Result<FetchAnswer>& answer) { onAnswer(answer); });
    return std::nullopt;
}

void StreamOpener::onAnswer(const Result<FetchAnswer>& answer) {
    m_fetch.reset();
    const auto opened = [&]() -> Result<void> {
        SIGMA_TRY(checkAnswer(answer));
        return open(*answer);
    }();
    if (!opened.has_error()) {
        m_isOpen = true;
        m_error.reset();
        return;
    }
    ++m_failures;
    m_error = opened.error();
    m_hasFailed = isForGood(opened.error().code, m_failures);
    m_dueAt = m_clock.steadyNow() +
              std::min<std::chrono::milliseconds>(500ms * (1U << std::min(m_failures - 1, 4U)), 5s);
}

Result<void> StreamOpener::open(const FetchAnswer& answer) {
    const auto playlist = hls::parseMultivariantPlaylist(answer.body.text());
    if (playlist.has_value()) {
        SIGMA_TRY_ASSIGN(StreamLayout layout, layoutOf(*playlist, answer.url));
        m_onOpened(std::move(layout), answer, false);
        return {};
    }
    const auto media = hls::parseMediaPlaylist(answer.body.text());
    if (media.has_value()) {
        m_onOpened(layoutOfMedia(m_url), answer, true);
        return {};
    }
    // Of two reasons the one that says more: what has segments was meant to be a media playlist.
    const bool hasSegments = answer.body.text().find("#EXTINF") != std::string_view::npos;
    return hasSegments ? media.error() : playlist.error();
}

}  // namespace sigma::player
