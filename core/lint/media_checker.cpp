#include "core/lint/media_checker.h"

#include <algorithm>

#include "core/container/fmp4_init_reader.h"

namespace sigma::lint {
namespace {

using container::Fmp4Fragment;
using container::Fmp4Track;
using hls::Duration;

constexpr std::size_t kMaxInits = 64;
constexpr std::size_t kRememberedSegments = 3;
constexpr Duration kRounding = std::chrono::milliseconds(2);

/// MPEG-TS, packed audio and WebVTT have no initialisation section of MP4 in front.
std::string formatOf(const SharedBuffer& bytes) {
    constexpr std::uint8_t kTsSyncByte = 0x47;
    if (!bytes.empty() && bytes.data()[0] == kTsSyncByte) {
        return "MPEG-TS";
    }
    if (bytes.text().starts_with("ID3")) {
        return "packed audio";
    }
    return bytes.text().starts_with("WEBVTT") ? "WebVTT" : "";
}

/// Whether decoding can begin here, as far as the container says; video decides where there is one.
bool beginsIndependently(const std::vector<Fmp4Fragment>& fragments) {
    for (const Fmp4Fragment& fragment : fragments) {
        if (!fragment.samples.empty() &&
            fragment.samples.front().track == media::TrackKind::kVideo) {
            return fragment.samples.front().isKey;
        }
    }
    return true;
}

bool isSame(const media::MediaSample& a, const media::MediaSample& b) {
    return a.dts == b.dts && a.ctsOffset == b.ctsOffset && a.duration == b.duration &&
           a.payload == b.payload;
}

std::vector<media::MediaSample> samplesOf(std::uint32_t trackId,
                                          const std::vector<Fmp4Fragment>& fragments) {
    std::vector<media::MediaSample> samples;
    for (const Fmp4Fragment& fragment : fragments) {
        if (fragment.trackId == trackId) {
            samples.insert(samples.end(), fragment.samples.begin(), fragment.samples.end());
        }
    }
    return samples;
}

void expectLength(RuleId rule, const std::string& uri, Duration tag, const MediaLength& media,
                  const std::string& url, Findings& findings) {
    // A frame more or less: durations of the last one are predicted, and cuts are shared by tracks.
    if (std::chrono::abs(tag - media.total) > media.longestSample + kRounding) {
        findings.add(rule, url, uri + " is listed with " + secondsText(tag),
                     "its samples last " + secondsText(media.total));
    }
}

}  // namespace

void MediaChecker::takeInit(const std::string& uri, const SharedBuffer& bytes) {
    auto tracks = container::readInitSegment(bytes);
    if (m_inits.size() == kMaxInits) {
        m_inits.clear();
    }
    if (tracks.has_error()) {
        m_inits[uri] = {};
        if (tracks.error().code == ErrorCode::kUnsupported) {
            noteUnchecked("media behind " + uri + ": " + tracks.error().context);
        } else {
            m_findings.add(RuleId::kMediaUnreadable, m_url, uri + ": " + tracks.error().context);
        }
        return;
    }
    std::erase_if(*tracks, [](const Fmp4Track& track) { return track.timescale == 0; });
    m_tracks = *tracks;
    m_inits[uri] = *std::move(tracks);
}

void MediaChecker::checkPart(Position position, const hls::Segment& segment,
                             std::uint64_t discontinuity, const SharedBuffer& bytes) {
    const hls::Part& part = segment.parts[position.part];
    if (position.part == 0 && segment.hasDiscontinuityBefore) {
        interrupt();
    }
    const auto fragments = read(part.uri, segment.map.uri, bytes);
    if (!fragments) {
        interrupt();
        return;
    }
    const auto& tracks = m_inits[segment.map.uri];
    expectLength(RuleId::kPartDurationWrong, part.uri, part.duration, lengthOf(*fragments, tracks),
                 m_url, m_findings);
    const std::string complaint = m_partTimeline.append(*fragments, tracks);
    if (!complaint.empty()) {
        m_findings.add(RuleId::kTimelineBroken, m_url, part.uri + ": " + complaint);
    }
    if (part.isIndependent && !beginsIndependently(*fragments)) {
        m_findings.add(RuleId::kPartNotIndependent, m_url, part.uri + " begins with another frame");
    }
    if (position.part == 0) {
        learnMapping(segment, discontinuity, *fragments);
    }
    auto& known = m_parts[position.msn];
    if (known.size() == position.part) {
        known.push_back(*fragments);
    }
    while (m_parts.size() > kRememberedSegments) {
        m_parts.erase(m_parts.begin());
    }
}

void MediaChecker::checkSegment(std::uint64_t msn, const hls::Segment& segment,
                                std::uint64_t discontinuity, bool isIndependent,
                                const SharedBuffer& bytes) {
    if (segment.duration > Duration{0}) {
        const auto bits = static_cast<std::uint64_t>(bytes.size()) * 8;
        const auto microseconds = static_cast<std::uint64_t>(segment.duration.count());
        m_peakBitrate = std::max(m_peakBitrate, bits * 1'000'000 / microseconds);
    }
    if (segment.hasDiscontinuityBefore) {
        m_segmentTimeline.interrupt();
    }
    const auto fragments = read(segment.uri, segment.map.uri, bytes);
    if (!fragments) {
        m_segmentTimeline.interrupt();
        return;
    }
    const auto& tracks = m_inits[segment.map.uri];
    // A segment that stalled lasts longer than what there is of it.
    const bool hasGap = std::ranges::any_of(segment.parts, &hls::Part::isGap);
    if (!hasGap) {
        expectLength(RuleId::kSegmentDurationWrong, segment.uri, segment.duration,
                     lengthOf(*fragments, tracks), m_url, m_findings);
    }
    const std::string complaint = m_segmentTimeline.append(*fragments, tracks);
    if (!complaint.empty()) {
        m_findings.add(RuleId::kTimelineBroken, m_url, segment.uri + ": " + complaint);
    }
    if (isIndependent && !beginsIndependently(*fragments)) {
        m_findings.add(RuleId::kSegmentNotIndependent, m_url,
                       segment.uri + " begins with another frame");
    }
    learnMapping(segment, discontinuity, *fragments);
    compareWithParts(msn, segment, *fragments);
}

void MediaChecker::interrupt() {
    m_partTimeline.interrupt();
    m_segmentTimeline.interrupt();
}

std::optional<MediaChecker::Fragments> MediaChecker::read(const std::string& uri,
                                                          const std::string& map,
                                                          const SharedBuffer& bytes) {
    if (map.empty()) {
        const std::string format = formatOf(bytes);
        noteUnchecked(format.empty() ? "media without EXT-X-MAP" : "the inside of " + format);
        return std::nullopt;
    }
    const auto init = m_inits.find(map);
    if (init == m_inits.end() || init->second.empty()) {
        return std::nullopt;
    }
    auto fragments = container::readFragments(bytes, init->second);
    if (fragments.has_value() && fragments->empty()) {
        fragments = Error{ErrorCode::kInvalidData, "it holds no samples"};
    }
    if (fragments.has_error() && fragments.error().code == ErrorCode::kUnsupported) {
        noteUnchecked(fragments.error().context);
    } else if (fragments.has_error()) {
        m_findings.add(RuleId::kMediaUnreadable, m_url, uri + ": " + fragments.error().context);
    }
    return fragments.has_error() ? std::nullopt : std::optional(*std::move(fragments));
}

void MediaChecker::compareWithParts(std::uint64_t msn, const hls::Segment& segment,
                                    const Fragments& fragments) {
    const auto known = m_parts.find(msn);
    if (known == m_parts.end() || segment.parts.empty() ||
        known->second.size() != segment.parts.size()) {
        return;
    }
    Fragments joined;
    for (const Fragments& part : known->second) {
        joined.insert(joined.end(), part.begin(), part.end());
    }
    for (const Fmp4Track& track : m_inits[segment.map.uri]) {
        const auto ofParts = samplesOf(track.trackId, joined);
        const auto ofSegment = samplesOf(track.trackId, fragments);
        if (!std::ranges::equal(ofParts, ofSegment, isSame)) {
            m_findings.add(RuleId::kPartsDifferFromSegment, m_url,
                           segment.uri + " has " + std::to_string(ofSegment.size()) +
                               " samples, its parts " + std::to_string(ofParts.size()) +
                               (ofParts.size() == ofSegment.size() ? ", and other ones" : ""));
            return;
        }
    }
}

void MediaChecker::learnMapping(const hls::Segment& segment, std::uint64_t discontinuity,
                                const Fragments& fragments) {
    const auto& tracks = m_inits[segment.map.uri];
    const auto track = std::ranges::find(tracks, fragments.front().trackId, &Fmp4Track::trackId);
    if (!segment.programDateTime || track == tracks.end() || fragments.front().samples.empty()) {
        return;
    }
    const media::MediaSample& first = fragments.front().samples.front();
    const Duration presented = toDuration(first.dts + first.ctsOffset, track->timescale);
    m_mapping = {discontinuity, *segment.programDateTime -
                                    std::chrono::round<std::chrono::milliseconds>(presented)};
}

void MediaChecker::noteUnchecked(const std::string& what) {
    m_findings.add(RuleId::kNotChecked, m_url, what);
}

}  // namespace sigma::lint
