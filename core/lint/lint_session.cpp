#include "core/lint/lint_session.h"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/hls/multivariant_playlist_parser.h"
#include "core/lint/active_probes.h"
#include "core/lint/response_rules.h"

namespace sigma::lint {
namespace {

namespace asio = boost::asio;
using httpclient::HttpAnswer;
using httpclient::Url;

constexpr std::size_t kMaxRenditions = 8;

bool isMultivariant(std::string_view text) {
    return text.find("#EXT-X-STREAM-INF") != std::string_view::npos;
}

const RenditionSummary* findUrl(const std::vector<RenditionSummary>& summaries,
                                const std::string& url) {
    const auto found = std::ranges::find(summaries, url, &RenditionSummary::url);
    return found == summaries.end() || !found->playlist ? nullptr : &*found;
}

}  // namespace

std::uint64_t LintReport::count(Severity severity) const {
    return static_cast<std::uint64_t>(std::ranges::count_if(findings, [&](const Finding& finding) {
        return ruleOf(finding.rule).severity == severity;
    }));
}

LintSession::LintSession(httpclient::HttpClient& client, const Clock& clock,
                         std::chrono::seconds duration)
    : m_duration(duration), m_context{client, clock, clock.steadyNow()} {}

asio::awaitable<Result<LintReport>> LintSession::run(Url url) {
    const SteadyTime began = m_context.clock.steadyNow();
    m_context.deadline = began + m_duration;
    m_url = toString(url);
    auto opening = open(std::move(url));
    const Result<void> opened = co_await std::move(opening);
    if (opened.has_error()) {
        co_return opened.error();
    }
    auto following = followAll();
    co_await std::move(following);
    const auto playable = std::ranges::find_if(
        m_watches, [](const auto& watch) { return watch->latest().has_value(); });
    if (playable != m_watches.end()) {
        ActiveProbes probes(m_context, (*playable)->url(), *(*playable)->latest());
        auto probing = probes.run();
        co_await std::move(probing);
    }
    compareRenditions();
    co_return report(began);
}

asio::awaitable<Result<void>> LintSession::open(Url url) {
    auto getting = m_context.client.get(url, kPatience);
    const Result<HttpAnswer> answer = co_await std::move(getting);
    ++m_context.counts.requests;
    if (answer.has_error()) {
        co_return answer.error();
    }
    if (answer->status != 200) {
        co_return Error{
            ErrorCode::kNotFound,
            toString(url) + ": status " + std::to_string(answer->status) + ", expected a playlist"};
    }
    if (!answer->body.text().starts_with("#EXTM3U")) {
        co_return Error{ErrorCode::kInvalidData,
                        toString(url) + " is no playlist: it does not begin with #EXTM3U"};
    }
    if (isMultivariant(answer->body.text())) {
        co_return openMultivariant(*answer);
    }
    m_watches.push_back(std::make_unique<RenditionWatch>(m_context, answer->url));
    co_return Result<void>();
}

Result<void> LintSession::openMultivariant(const HttpAnswer& answer) {
    SIGMA_TRY_ASSIGN(m_multivariant, hls::parseMultivariantPlaylist(answer.body.text()));
    m_multivariantUrl = answer.url;
    m_context.isIndependent = m_multivariant->hasIndependentSegments;
    ++m_context.counts.playlists;
    checkResponse(answer, Asked::kMultivariant, std::chrono::seconds(0), true,
                  answer.url.withoutQuery(), m_context.findings);
    for (const hls::Variant& variant : m_multivariant->variants) {
        addRendition(answer.url, variant.uri);
    }
    for (const hls::AudioRendition& rendition : m_multivariant->audioRenditions) {
        if (!rendition.uri.empty()) {
            addRendition(answer.url, rendition.uri);
        }
    }
    return {};
}

void LintSession::addRendition(const Url& base, const std::string& uri) {
    const auto url = base.resolve(uri);
    if (url.has_error()) {
        m_context.findings.add(RuleId::kPlaylistUnreadable, base.withoutQuery(),
                               url.error().context);
        return;
    }
    const std::string name = url->withoutQuery();
    m_renditionUrls[uri] = name;
    const bool isKnown =
        std::ranges::any_of(m_watches, [&](const auto& watch) { return watch->url() == *url; });
    if (isKnown) {
        return;
    }
    if (m_watches.size() == kMaxRenditions) {
        m_context.findings.add(RuleId::kNotChecked, base.withoutQuery(),
                               "renditions beyond the first " + std::to_string(kMaxRenditions));
        return;
    }
    m_context.progress[name] = {};
    m_watches.push_back(std::make_unique<RenditionWatch>(m_context, *url));
}

asio::awaitable<void> LintSession::followAll() {
    auto executor = co_await asio::this_coro::executor;
    std::size_t running = m_watches.size();
    asio::steady_timer finished(executor, asio::steady_timer::time_point::max());
    for (const auto& watch : m_watches) {
        asio::co_spawn(executor, watch->run(),
                       [this, &running, &finished, &watch](const std::exception_ptr& exception) {
                           if (exception) {
                               m_context.findings.add(RuleId::kNotChecked,
                                                      watch->url().withoutQuery(),
                                                      "the checker failed while it followed this");
                           }
                           --running;
                           finished.cancel();
                       });
    }
    while (running != 0) {
        auto waiting = finished.async_wait(asio::as_tuple(asio::use_awaitable));
        co_await std::move(waiting);
    }
}

void LintSession::compareRenditions() {
    std::vector<RenditionSummary> summaries;
    for (const auto& watch : m_watches) {
        summaries.push_back(watch->summary());
    }
    checkAgreement(summaries, m_context.findings);
    if (m_multivariant) {
        checkVariants(summaries);
    }
}

void LintSession::checkVariants(const std::vector<RenditionSummary>& summaries) {
    for (const hls::Variant& variant : m_multivariant->variants) {
        VariantSources sources;
        sources.variant = variant;
        sources.main = findUrl(summaries, m_renditionUrls[variant.uri]);
        sources.hasAudioGroup = variant.audioGroup.empty();
        for (const hls::AudioRendition& audio : m_multivariant->audioRenditions) {
            if (variant.audioGroup.empty() || audio.groupId != variant.audioGroup) {
                continue;
            }
            sources.hasAudioGroup = true;
            const RenditionSummary* summary = findUrl(summaries, m_renditionUrls[audio.uri]);
            if (summary && summary != sources.main) {
                sources.audio.push_back(summary);
            }
        }
        checkVariant(sources, m_multivariantUrl.withoutQuery(), m_context.findings);
    }
}

LintReport LintSession::report(SteadyTime began) const {
    LintReport report;
    report.url = m_url;
    report.duration =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_context.clock.steadyNow() - began);
    report.renditions = m_watches.size();
    for (const auto& watch : m_watches) {
        if (watch->latest()) {
            report.isLowLatency = report.isLowLatency || watch->latest()->isLowLatency();
            report.hasEnded = report.hasEnded || watch->latest()->playlist.hasEndList;
        }
    }
    report.counts = m_context.counts;
    report.findings = m_context.findings.list();
    report.droppedFindings = m_context.findings.dropped();
    return report;
}

}  // namespace sigma::lint
