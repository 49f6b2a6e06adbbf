#pragma once

#include <optional>
#include <string>

#include "core/lint/lint_context.h"
#include "core/lint/media_loader.h"
#include "core/lint/pace_rules.h"
#include "core/lint/rendition_rules.h"

namespace sigma::lint {

/// Follows one media playlist as a low-latency client does, and checks all that it sees.
///
/// Blocking reloads where the server offers them, the hinted part asked for ahead of time, every
/// part and segment loaded, delta updates now and then. Plain playlists are loaded anew every half
/// target duration. Thread: the context's.
class RenditionWatch {
public:
    RenditionWatch(LintContext& context, httpclient::Url url);
    RenditionWatch(const RenditionWatch&) = delete;
    RenditionWatch& operator=(const RenditionWatch&) = delete;

    /// Returns at the context's deadline, when the stream has ended, or when it cannot be followed.
    boost::asio::awaitable<void> run();

    /// Empty where no playlist could be had.
    const std::optional<LoadedPlaylist>& latest() const { return m_latest; }
    const httpclient::Url& url() const { return m_url; }
    RenditionSummary summary() const;

private:
    boost::asio::awaitable<void> reload();
    boost::asio::awaitable<void> waitForReload();
    boost::asio::awaitable<std::optional<LoadedPlaylist>> fetch(httpclient::Url url,
                                                                bool isBlocking);
    boost::asio::awaitable<void> checkDeltaOf(httpclient::Url url);
    bool canBlock() const { return m_latest->playlist.serverControl.canBlockReload; }
    void accept(LoadedPlaylist loaded);

    LintContext& m_context;
    httpclient::Url m_url;
    std::string m_name;
    MediaLoader m_loader;
    PaceRules m_pace;
    std::optional<LoadedPlaylist> m_latest;
    unsigned m_reloads = 0;
    unsigned m_failures = 0;  ///< one after the other
};

}  // namespace sigma::lint
