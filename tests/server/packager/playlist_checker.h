#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "core/container/fmp4_track.h"
#include "core/hls/media_playlist.h"
#include "server/packager/ll_hls_window.h"

namespace sigma::packager::test {

/// Holds every playlist of one rendition against the one before it and against the media that it
/// names, by draft-pantos-hls-rfc8216bis. What breaks a rule is a failure of the running test.
class PlaylistChecker {
public:
    struct Expectations {
        bool rightHints = true;      ///< a hinted part is the next that comes
        bool filledParts = true;     ///< 85 % of the part target and more
        bool contiguous = true;      ///< fragments follow each other without holes
        bool steadySegments = true;  ///< a new one within one and a half target durations
    };

    explicit PlaylistChecker(Expectations expectations) : m_expectations(expectations) {}

    /// `window` has just been published.
    void observe(const LlHlsWindow& window, SteadyTime now);

    const hls::MediaPlaylist& playlist() const { return *m_previous; }
    bool hasSeenAny() const { return m_previous.has_value(); }
    std::size_t gapPartsSeen() const { return m_gapParts.size(); }
    const std::set<std::uint64_t>& gapSegmentsSeen() const { return m_gapSegments; }
    const std::set<std::uint64_t>& discontinuitiesSeen() const { return m_discontinuities; }
    std::size_t mediaPartsSeen() const { return m_mediaParts; }
    /// Decoding time of the last sample that was served.
    MediaTime mediaEnd() const { return m_mediaEnd.value_or(MediaTime::zero()); }

private:
    void checkHeader(const LlHlsWindow& window, const hls::MediaPlaylist& playlist);
    void checkSegments(const LlHlsWindow& window, const hls::MediaPlaylist& playlist);
    void checkParts(const std::vector<hls::Part>& parts);
    void checkMedia(const LlHlsWindow& window, std::uint64_t firstListed);
    void checkFragment(const MediaSegment& segment, const MediaPart& part);
    void checkHint(const LlHlsWindow& window, const hls::MediaPlaylist& playlist);
    void checkDelta(const LlHlsWindow& window, const hls::MediaPlaylist& playlist);
    void checkPace(const hls::MediaPlaylist& playlist, SteadyTime now);

    Expectations m_expectations;
    std::optional<hls::MediaPlaylist> m_previous;
    std::map<std::uint64_t, hls::Segment> m_segments;
    std::map<std::string, hls::Part> m_parts;
    std::map<PartPosition, SharedBuffer> m_bytes;
    std::map<std::string, SharedBuffer> m_inits;
    std::optional<PartPosition> m_hint;
    std::optional<PartPosition> m_last;
    std::optional<MediaTime> m_mediaEnd;
    bool m_isBroken = true;  ///< a gap or a discontinuity came since the last fragment
    std::optional<std::uint64_t> m_lastListed;
    SteadyTime m_lastListedAt{};
    std::set<std::string> m_gapParts;
    std::set<std::uint64_t> m_gapSegments;
    std::set<std::uint64_t> m_discontinuities;
    std::size_t m_mediaParts = 0;
};

}  // namespace sigma::packager::test
