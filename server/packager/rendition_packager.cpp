#include "server/packager/rendition_packager.h"

#include <algorithm>

#include "core/container/fmp4_init_writer.h"
#include "server/packager/listed_date.h"

namespace sigma::packager {
namespace {

/// A segment's end may be this far from its last part's: that was predicted, not known.
constexpr MediaTime kPredictionError = std::chrono::milliseconds(100);
/// Holes shorter than this are the rounding of timestamps, not gaps.
constexpr MediaTime kShortestGap = std::chrono::milliseconds(5);

std::shared_ptr<const InitSegment> makeInit(const std::shared_ptr<const media::TrackInfo>& track,
                                            std::uint32_t version) {
    auto init = std::make_shared<InitSegment>();
    init->version = version;
    init->data = container::writeInitSegment(*track);
    init->track = track;
    return init;
}

std::string partUri(const PartPosition& position) {
    return std::to_string(position.sequence) + "." + std::to_string(position.part) + ".m4s";
}

/// For players that know no hold-back. Nearer to the end than three target durations the tag
/// should not point (rfc8216bis, 4.4.2.2): those begin at that distance anyway.
std::optional<hls::StartPoint> startOf(const PackagingPlan& plan) {
    if (plan.liveOffset() < 3 * plan.targetDuration) {
        return std::nullopt;
    }
    return hls::StartPoint{.offset = -plan.liveOffset(), .isPrecise = true};
}

}  // namespace

RenditionPackager::RenditionPackager(std::string name, const PackagingPlan& plan,
                                     const stream::ProgramClock& programClock,
                                     std::shared_ptr<const media::TrackInfo> track,
                                     RenditionStart start)
    : m_name(std::move(name)),
      m_plan(plan),
      m_programClock(programClock),
      m_track(std::move(track)),
      m_init(makeInit(m_track, 1)),
      m_memory(std::move(start.memory)),
      m_builder(m_track, plan.partTarget, m_memory),
      m_shelf(plan, start.discontinuitySequence),
      m_end(start.time) {
    m_current.sequence = start.sequence;
}

std::size_t RenditionPackager::add(const media::MediaSample& sample) {
    m_endsWithGap = false;
    const auto parts = m_builder.add(sample);
    for (const auto& part : parts) {
        append(part);
    }
    return parts.size();
}

void RenditionPackager::closeOpenPart(std::optional<MediaTime> nextSample) {
    if (m_builder.hasOpenPart()) {
        append(m_builder.finish(nextSample));
    }
}

void RenditionPackager::append(std::shared_ptr<const MediaPart> part) {
    if (m_current.parts.empty()) {
        m_current.start = part->start;
        m_current.programDateTime = m_programClock.wallTimeOf(part->start);
        m_current.init = m_init;
        listFinished();
    }
    m_end = part->end;
    m_current.duration = m_end - m_current.start;
    m_current.parts.push_back(std::move(part));
    m_shelf.dropOldParts(m_end);
}

void RenditionPackager::finishSegment(MediaTime at, bool isBeforeOwnSample) {
    closeOpenPart(isBeforeOwnSample ? std::optional(at) : std::nullopt);
    const std::uint64_t next = m_current.sequence + 1;
    if (m_current.parts.empty()) {
        // Nothing came in the whole segment: its number must not be missing.
        fillGap(std::max(at, m_end + m_plan.partTarget), false);
    }
    const MediaTime predictionError = at - m_end;
    const bool wasPredicted = isBeforeOwnSample && !m_endsWithGap;
    if (wasPredicted && std::chrono::abs(predictionError) < kPredictionError) {
        m_current.duration = at - m_current.start;
    }
    m_current.isFinished = true;
    m_finished = std::move(m_current);
    m_current = MediaSegment{};
    m_current.sequence = next;
    if (!m_finished->isGap()) {
        m_bandwidth.addSegment(m_finished->bytes(), m_finished->duration);
    }
    if (!m_plan.listsParts) {
        listFinished();
    }
}

std::size_t RenditionPackager::fillGap(MediaTime end, bool wholePartsOnly) {
    closeOpenPart(std::nullopt);
    std::size_t count = 0;
    while (end - m_end >= kShortestGap) {
        const MediaTime left = end - m_end;
        if (left < m_plan.partTarget && wholePartsOnly) {
            break;
        }
        auto gap = std::make_shared<MediaPart>();
        gap->start = m_end;
        gap->duration = std::min(left, m_plan.partTarget);
        gap->end = m_end + gap->duration;
        gap->isGap = true;
        append(std::move(gap));
        m_builder.interrupt();
        m_endsWithGap = true;
        ++count;
    }
    return count;
}

void RenditionPackager::endStream() {
    closeOpenPart(std::nullopt);
    if (!m_current.parts.empty()) {
        finishSegment(m_end, false);
    }
    listFinished();
}

void RenditionPackager::beginDiscontinuity(std::shared_ptr<const media::TrackInfo> track) {
    m_current.isDiscontinuity = true;
    if (*track == *m_track) {
        return;
    }
    m_track = std::move(track);
    m_init = makeInit(m_track, m_init->version + 1);
    m_builder = PartBuilder(m_track, m_plan.partTarget, m_memory);
}

MediaTime RenditionPackager::end() const {
    return m_builder.hasOpenPart() ? m_builder.end() : m_end;
}

bool RenditionPackager::hasMediaInProgress() const {
    return m_builder.hasOpenPart() || !m_current.parts.empty();
}

std::optional<PartPosition> RenditionPackager::lastPart() const {
    const auto lastOf = [](const MediaSegment& segment) {
        return PartPosition{segment.sequence, static_cast<std::uint32_t>(segment.parts.size() - 1)};
    };
    if (!m_current.parts.empty() && m_plan.listsParts) {
        return lastOf(m_current);
    }
    if (m_finished) {
        return lastOf(*m_finished);
    }
    const auto newest = m_shelf.newest();
    return newest ? std::optional(lastOf(*newest)) : std::nullopt;
}

bool RenditionPackager::listFinished() {
    if (!m_finished) {
        return false;
    }
    hls::Segment entry = entryOf(*m_finished);
    m_shelf.add(std::move(*m_finished), std::move(entry));
    m_finished.reset();
    return true;
}

hls::Segment RenditionPackager::entryOf(const MediaSegment& segment) const {
    hls::Segment entry;
    entry.uri = std::to_string(segment.sequence) + ".m4s";
    entry.duration = segment.duration;
    entry.map.uri = "init-" + std::to_string(segment.init->version) + ".mp4";
    entry.hasDiscontinuityBefore = segment.isDiscontinuity;
    entry.isGap = segment.isGap();
    entry.programDateTime = listedDate(m_track->kind, segment.programDateTime);
    if (!m_plan.listsParts) {
        return entry;
    }
    entry.parts.reserve(segment.parts.size());
    for (std::uint32_t index = 0; index != segment.parts.size(); ++index) {
        const MediaPart& part = *segment.parts[index];
        entry.parts.push_back(
            {partUri({segment.sequence, index}), part.duration, part.isIndependent, part.isGap});
    }
    return entry;
}

PartPosition RenditionPackager::nextPart(std::optional<MediaTime> expectedCut) const {
    const MediaTime tolerance = m_track->kind == media::TrackKind::kVideo
                                    ? m_builder.frameInterval() / 2
                                    : kShortestGap / 5;
    const bool endsHere =
        expectedCut && !m_current.parts.empty() && m_end + tolerance >= *expectedCut;
    if (endsHere) {
        return {m_current.sequence + 1, 0};
    }
    return {m_current.sequence, static_cast<std::uint32_t>(m_current.parts.size())};
}

std::shared_ptr<const LlHlsWindow> RenditionPackager::makeWindow(
    std::vector<hls::RenditionReport> reports, std::optional<MediaTime> expectedCut,
    bool isEnded) const {
    LlHlsWindow::Content content;
    content.rendition = m_name;
    content.plan = m_plan;
    content.track = m_track;
    content.bandwidth = m_bandwidth.measured();
    if (content.bandwidth.peak == 0 && !m_current.parts.empty()) {
        content.bandwidth.peak = BandwidthMeter::bitRate(m_current.bytes(), m_current.duration);
        content.bandwidth.average = content.bandwidth.peak;
    }
    content.lastPart = lastPart();
    content.hintedPart = nextPart(expectedCut);

    hls::MediaPlaylist& playlist = content.playlist;
    playlist.targetDuration = m_plan.targetDuration;
    playlist.hasEndList = isEnded;
    playlist.hasIndependentSegments = true;
    playlist.serverControl.holdBack = m_plan.holdBack;
    playlist.start = startOf(m_plan);
    playlist.mediaSequence = nextListed();
    m_shelf.putInto(content);
    for (const MediaSegment* segment : {m_finished ? &*m_finished : nullptr, &m_current}) {
        if (segment && !segment->parts.empty()) {
            content.newest.push_back(std::make_shared<const MediaSegment>(*segment));
            playlist.hasIndependentSegments &= segment->isIndependent();
        }
    }
    if (m_plan.listsParts) {
        playlist.partTarget = m_plan.partTarget;
        playlist.serverControl.canBlockReload = true;
        playlist.serverControl.canSkipUntil = m_plan.skipUntil;
        playlist.serverControl.partHoldBack = m_plan.partHoldBack;
        playlist.inProgress = m_finished                ? entryOf(*m_finished)
                              : m_current.parts.empty() ? hls::Segment{}
                                                        : entryOf(m_current);
        playlist.renditionReports = std::move(reports);
        if (!isEnded) {
            playlist.preloadHints.push_back(
                {hls::PreloadHint::Type::kPart, partUri(content.hintedPart)});
        }
    }
    return std::make_shared<const LlHlsWindow>(std::move(content));
}

}  // namespace sigma::packager
