#pragma once

#include "core/lint/lint_context.h"

namespace sigma::lint {

/// Asks a live rendition for what clients ask by mistake or late, and checks what it answers.
///
/// Delivery directives where the rendition offers blocking reload, and media that is not there.
/// Findings are about the playlist's URL. Thread: the context's.
class ActiveProbes {
public:
    ActiveProbes(LintContext& context, httpclient::Url url, LoadedPlaylist latest);

    boost::asio::awaitable<void> run();

private:
    boost::asio::awaitable<Result<httpclient::HttpAnswer>> ask(httpclient::Url url,
                                                               std::chrono::milliseconds patience);
    /// Expects the status, and says what came in its place.
    boost::asio::awaitable<void> expectRefusal(RuleId rule, httpclient::Url url, int status,
                                               std::string what);
    /// Expects a playlist at once that has at least that position.
    boost::asio::awaitable<void> expectAtOnce(RuleId rule, std::string query, Position position);

    LintContext& m_context;
    httpclient::Url m_url;
    LoadedPlaylist m_latest;
};

}  // namespace sigma::lint
