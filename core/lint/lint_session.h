#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "core/hls/multivariant_playlist.h"
#include "core/lint/lint_context.h"
#include "core/lint/rendition_watch.h"

namespace sigma::lint {

/// What a check came to.
struct LintReport {
    std::string url;
    std::chrono::milliseconds duration{0};
    std::size_t renditions = 0;
    bool isLowLatency = false;
    bool hasEnded = false;  ///< EXT-X-ENDLIST was there
    LintCounts counts;
    std::vector<Finding> findings;  ///< worst first
    std::uint64_t droppedFindings = 0;

    std::uint64_t count(Severity severity) const;
};

/// Plays a stream as a low-latency client for a while and holds it to every rule that can be seen
/// from outside; then asks for what should be refused.
///
/// Follows up to eight renditions side by side. Thread: the client's executor, single.
class LintSession {
public:
    LintSession(httpclient::HttpClient& client, const Clock& clock, std::chrono::seconds duration);

    /// `url` is a multivariant or a media playlist. Once only.
    /// Errors: kIo, kNotFound or kInvalidData where there is no playlist at all.
    boost::asio::awaitable<Result<LintReport>> run(httpclient::Url url);

private:
    boost::asio::awaitable<Result<void>> open(httpclient::Url url);
    Result<void> openMultivariant(const httpclient::HttpAnswer& answer);
    void addRendition(const httpclient::Url& base, const std::string& uri);
    boost::asio::awaitable<void> followAll();
    void compareRenditions();
    void checkVariants(const std::vector<RenditionSummary>& summaries);
    LintReport report(SteadyTime began) const;

    std::chrono::seconds m_duration;
    LintContext m_context;
    std::string m_url;
    httpclient::Url m_multivariantUrl;
    std::optional<hls::MultivariantPlaylist> m_multivariant;
    std::map<std::string, std::string> m_renditionUrls;  ///< by URI in the multivariant playlist
    std::vector<std::unique_ptr<RenditionWatch>> m_watches;
};

}  // namespace sigma::lint
