#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/lint/lint_context.h"
#include "core/lint/media_checker.h"

namespace sigma::lint {

/// Loads the media that a rendition's playlists list, in order, and has it checked.
///
/// Queued pieces wait for the next load(); at most 64, the oldest are left out beyond that.
class MediaLoader {
public:
    MediaLoader(LintContext& context, httpclient::Url playlistUrl);

    /// What the first playlist offers: its newest whole segment with its parts, and the parts of
    /// the one in progress; of a stream that has ended, its first few segments.
    void queueFirst(const LoadedPlaylist& loaded);
    /// What `after` lists and `before` did not.
    void queueNew(const LoadedPlaylist& before, const LoadedPlaylist& after);

    /// Asks for the part that the playlist hints at, and keeps it for load(). A refusal counts once
    /// the part is listed after all: one that becomes a gap is rightly refused.
    boost::asio::awaitable<void> loadHinted(const LoadedPlaylist& loaded);
    /// Loads what was queued when it was called.
    boost::asio::awaitable<void> load();

    const MediaChecker& checker() const { return m_checker; }

private:
    struct Piece {
        std::uint64_t msn = 0;
        std::optional<std::uint64_t> part;  ///< none: the whole segment
        std::uint64_t discontinuity = 0;
        bool isIndependent = false;
        std::chrono::seconds targetDuration{0};
        hls::Segment segment;
    };

    void queue(const LoadedPlaylist& loaded, std::uint64_t msn, std::optional<std::uint64_t> part);
    void queueParts(const LoadedPlaylist& loaded, std::uint64_t msn, std::uint64_t from);
    boost::asio::awaitable<void> loadPiece(Piece piece);
    /// Empty where it could not be had, which is a finding then.
    boost::asio::awaitable<std::optional<SharedBuffer>> fetch(std::string uri,
                                                              std::chrono::seconds targetDuration);
    void check(const Piece& piece, const SharedBuffer& bytes);

    LintContext& m_context;
    httpclient::Url m_playlistUrl;
    std::string m_url;
    MediaChecker m_checker;
    std::deque<Piece> m_queue;
    std::map<std::string, SharedBuffer> m_hinted;       ///< that came before it was listed; by URI
    std::map<std::string, std::string> m_refusedHints;  ///< and why; by URI
};

}  // namespace sigma::lint
