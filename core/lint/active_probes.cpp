#include "core/lint/active_probes.h"

#include <utility>

#include "core/lint/response_rules.h"

namespace sigma::lint {
namespace {

using httpclient::HttpAnswer;
using httpclient::Url;

constexpr std::uint64_t kFarAhead = 1'000;
/// Long enough for any line; short enough to tell an answer from a held request.
constexpr std::chrono::milliseconds kAtOnce{3'000};

std::string outcome(const Result<HttpAnswer>& answer) {
    return answer.has_error() ? answer.error().context : "status " + std::to_string(answer->status);
}

}  // namespace

ActiveProbes::ActiveProbes(LintContext& context, Url url, LoadedPlaylist latest)
    : m_context(context), m_url(std::move(url)), m_latest(std::move(latest)) {}

boost::asio::awaitable<void> ActiveProbes::run() {
    const auto unknown = m_url.resolve("sigma-probe-asks-for-what-is-not-there.m4s");
    if (unknown.has_value()) {
        auto asking = expectRefusal(RuleId::kUnknownMediaNotRefused, *unknown, 404,
                                    "media that does not exist");
        co_await std::move(asking);
    }
    const hls::MediaPlaylist& playlist = m_latest.playlist;
    if (!m_latest.isLowLatency() || !playlist.serverControl.canBlockReload || playlist.hasEndList ||
        playlist.segments.empty()) {
        co_return;
    }
    const std::string far = "_HLS_msn=" + std::to_string(m_latest.nextMsn() + kFarAhead);
    auto askingFar = expectRefusal(RuleId::kFarFutureNotRefused, m_url.withQuery(far), 400, far);
    co_await std::move(askingFar);
    auto askingPart = expectRefusal(RuleId::kPartWithoutMsnNotRefused,
                                    m_url.withQuery("_HLS_part=0"), 400, "_HLS_part=0 alone");
    co_await std::move(askingPart);

    const std::uint64_t last = m_latest.nextMsn() - 1;
    const std::string past = "_HLS_msn=" + std::to_string(last);
    auto askingPast = expectAtOnce(RuleId::kPastMsnNotAnswered, past, {last, 0});
    co_await std::move(askingPast);
    const std::size_t parts = m_latest.segment(last)->parts.size();
    if (parts != 0 && !playlist.inProgress.parts.empty()) {
        auto askingOver = expectAtOnce(RuleId::kPartRolloverNotAnswered,
                                       past + "&_HLS_part=" + std::to_string(parts), {last + 1, 0});
        co_await std::move(askingOver);
    }
}

boost::asio::awaitable<Result<HttpAnswer>> ActiveProbes::ask(Url url,
                                                             std::chrono::milliseconds patience) {
    ++m_context.counts.requests;
    return m_context.client.get(std::move(url), patience);
}

boost::asio::awaitable<void> ActiveProbes::expectRefusal(RuleId rule, Url url, int status,
                                                         std::string what) {
    auto asking = ask(std::move(url), kAtOnce);
    const Result<HttpAnswer> answer = co_await std::move(asking);
    if (answer.has_error() || answer->status != status) {
        m_context.findings.add(rule, m_latest.url, what + ": " + outcome(answer),
                               "status " + std::to_string(status));
    }
    if (answer.has_value()) {
        checkResponse(*answer, Asked::kNonsense, m_latest.playlist.targetDuration, true,
                      m_latest.url, m_context.findings);
    }
}

boost::asio::awaitable<void> ActiveProbes::expectAtOnce(RuleId rule, std::string query,
                                                        Position position) {
    auto asking = ask(m_url.withQuery(query), kAtOnce);
    const Result<HttpAnswer> answer = co_await std::move(asking);
    if (answer.has_error() || answer->status != 200) {
        m_context.findings.add(rule, m_latest.url, query + ": " + outcome(answer),
                               "the playlist at once");
        co_return;
    }
    const auto loaded = loadPlaylist(m_latest.url, answer->body.text());
    if (loaded.has_value() && !loaded->hasReached(position)) {
        m_context.findings.add(rule, m_latest.url,
                               query + ": the answer ends before " + toString(loaded->next()),
                               toString(position) + " in it");
    }
}

}  // namespace sigma::lint
