#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/container/fmp4_fragment_reader.h"
#include "core/lint/decode_timeline.h"
#include "core/lint/findings.h"
#include "core/lint/loaded_playlist.h"

namespace sigma::lint {

/// How a rendition maps media time to the wall clock.
struct TimeMapping {
    std::uint64_t discontinuity = 0;  ///< the discontinuity number it holds for
    hls::DateTime zero;               ///< the moment of presentation time 0
};

/// Holds the media of one rendition, piece by piece in order, against its tags.
///
/// Fragmented MP4 is read whole; of anything else, a note says that it was not.
class MediaChecker {
public:
    MediaChecker(std::string url, Findings& findings)
        : m_url(std::move(url)), m_findings(findings) {}

    bool knowsInit(const std::string& uri) const { return m_inits.contains(uri); }
    void takeInit(const std::string& uri, const SharedBuffer& bytes);

    /// The part of that position of `segment`, whose bytes came.
    void checkPart(Position position, const hls::Segment& segment, std::uint64_t discontinuity,
                   const SharedBuffer& bytes);
    void checkSegment(std::uint64_t msn, const hls::Segment& segment, std::uint64_t discontinuity,
                      bool isIndependent, const SharedBuffer& bytes);
    /// What follows does not join what came: a gap, or a piece that could not be had.
    void interrupt();

    /// Bits a second of the segment that had most; 0 before any.
    std::uint64_t peakBitrate() const { return m_peakBitrate; }
    /// Of the last initialisation section.
    const std::vector<container::Fmp4Track>& tracks() const { return m_tracks; }
    const std::optional<TimeMapping>& mapping() const { return m_mapping; }

private:
    using Fragments = std::vector<container::Fmp4Fragment>;

    std::optional<Fragments> read(const std::string& uri, const std::string& map,
                                  const SharedBuffer& bytes);
    void compareWithParts(std::uint64_t msn, const hls::Segment& segment,
                          const Fragments& fragments);
    void learnMapping(const hls::Segment& segment, std::uint64_t discontinuity,
                      const Fragments& fragments);
    void noteUnchecked(const std::string& what);

    std::string m_url;
    Findings& m_findings;
    std::map<std::string, std::vector<container::Fmp4Track>>
        m_inits;  ///< by URI; empty: unreadable
    std::vector<container::Fmp4Track> m_tracks;
    DecodeTimeline m_partTimeline;
    DecodeTimeline m_segmentTimeline;
    std::map<std::uint64_t, std::vector<Fragments>> m_parts;  ///< of the last few segments
    std::uint64_t m_peakBitrate = 0;
    std::optional<TimeMapping> m_mapping;
};

}  // namespace sigma::lint
