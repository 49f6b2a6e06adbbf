#include "server/packager/aligned_renditions.h"

#include <algorithm>

namespace sigma::packager {
namespace {

using media::TrackKind;

/// Samples that begin this little before the end of a gap still belong behind it.
constexpr MediaTime kOverlapTolerance = std::chrono::milliseconds(5);
/// A further picture that ends so near to the cut has its own key frame there.
constexpr MediaTime kSameCut = std::chrono::milliseconds(20);
/// A track that has been silent for so long when a segment ends has a gap there: EXTINF may be
/// half a second longer than the target duration, no more.
constexpr auto kSilenceAtCut = std::chrono::milliseconds(400);

}  // namespace

AlignedRenditions::AlignedRenditions(const stream::SessionContext& context,
                                     const PackagingPlan& plan, std::shared_ptr<MemoryFile> memory)
    : m_context(context), m_plan(plan), m_memory(std::move(memory)), m_cutter(plan) {}

TrackLane& AlignedRenditions::picture() {
    TrackLane* known = &m_lanes.front();
    for (TrackLane& each : m_lanes) {
        if (each.isPicture() && each.isFlowing()) {
            return each;
        }
        if (each.isPicture() && each.rendition && !known->rendition) {
            known = &each;
        }
    }
    return *known;
}

TrackLane& AlignedRenditions::lead() {
    TrackLane& leading = picture();
    const bool audioLeads = !leading.rendition || (leading.isStarved && sound().isFlowing());
    return audioLeads ? sound() : leading;
}

bool AlignedRenditions::isAnyFlowing() const {
    return std::ranges::any_of(m_lanes, &TrackLane::isFlowing);
}

void AlignedRenditions::begin(Track track, std::optional<MediaTime> firstSample, SteadyTime now) {
    TrackLane& own = lane(track->kind, track->rendition);
    own.track = std::move(track);
    own.lastArrival = now;
    if (firstSample) {
        openRendition(own, *firstSample);
        m_segmentStart = lead().rendition->end();
    }
}

void AlignedRenditions::changeTrack(Track track) {
    TrackLane& own = lane(track->kind, track->rendition);
    const bool isFurtherPicture = track->kind == TrackKind::kVideo && picture().rendition;
    own.track = std::move(track);
    if (own.rendition || !isFurtherPicture) {
        own.awaitsDiscontinuity = true;
        m_needsDiscontinuity = true;
    }
}

void AlignedRenditions::expectDiscontinuity() {
    m_needsDiscontinuity = true;
    for (TrackLane& each : m_lanes) {
        each.awaitsDiscontinuity = true;
    }
}

void AlignedRenditions::openRendition(TrackLane& opened, MediaTime at) {
    opened.awaitsKeyFrame = opened.track->kind == TrackKind::kVideo;
    std::string name(media::toString(opened.track->kind));
    if (!opened.track->renditionName.empty()) {
        name += "-" + opened.track->renditionName;
    }
    opened.rendition.emplace(std::move(name), m_plan, m_context.programClock, opened.track,
                             RenditionStart{m_sequence, m_discontinuities, at, m_memory});
}

bool AlignedRenditions::add(const media::MediaSample& sample, SteadyTime now) {
    TrackLane& own = lane(sample.track, sample.rendition);
    const MediaTime time = stream::toMediaTime(sample.dts, own.track->timescale);
    if (!admits(own, sample, time)) {
        ++m_context.counters.samplesDropped;
        return false;
    }
    own.isStarved = false;
    own.lastArrival = now;
    if (canBeginDiscontinuity(own, sample)) {
        beginDiscontinuity(own, time, now);
    }
    if (&lead() == &own) {
        cutBefore(own, sample, now);
    }
    own.awaitsKeyFrame = false;
    if (const std::size_t parts = own.rendition->add(sample); parts != 0) {
        m_context.counters.partsPublished += parts;
        m_hasChanged = true;
    }
    return true;
}

/// Whether the sample can be placed now: not behind what is listed, and decodable.
bool AlignedRenditions::admits(TrackLane& own, const media::MediaSample& sample, MediaTime time) {
    const bool isVideo = sample.track == TrackKind::kVideo;
    if (own.rendition && own.rendition->endsWithGap() &&
        time + kOverlapTolerance < own.rendition->end()) {
        own.awaitsKeyFrame = isVideo;
        return false;
    }
    const bool isFurtherPicture = isVideo && &picture() != &own && picture().isFlowing();
    if (isFurtherPicture && !own.awaitsDiscontinuity && (!own.rendition || own.awaitsKeyFrame)) {
        return joins(own, sample, time);
    }
    if (isFurtherPicture && own.rendition && time + kOverlapTolerance < m_segmentStart) {
        own.awaitsKeyFrame = true;
        return false;
    }
    if (!own.rendition) {
        // Perhaps announced early, but without a sample when the first playlist was made.
        own.awaitsDiscontinuity = true;
        m_needsDiscontinuity = true;
    }
    if (own.awaitsDiscontinuity) {
        return canBeginDiscontinuity(own, sample);
    }
    const bool hasRunAhead =
        &lead() != &own && m_cutter.shouldCut(m_segmentStart, time, MediaTime::zero(), false);
    return !hasRunAhead && (!own.awaitsKeyFrame || sample.isKey);
}

/// A further picture begins, and goes on, with the key frame that begins a segment.
bool AlignedRenditions::joins(TrackLane& own, const media::MediaSample& sample, MediaTime time) {
    const bool beginsSegment = std::chrono::abs(time - m_segmentStart) <= kOverlapTolerance;
    if (!sample.isKey || !beginsSegment) {
        return false;
    }
    if (!own.rendition) {
        openRendition(own, m_segmentStart);
    }
    return true;
}

/// Ends segments and gaps that the leading track's sample does not belong to.
void AlignedRenditions::cutBefore(TrackLane& own, const media::MediaSample& sample,
                                  SteadyTime now) {
    const MediaTime time = own.rendition->timeOf(sample);
    if (time - own.rendition->end() > MediaTime(m_plan.targetDuration)) {
        advanceGap(time, now);
    }
    const bool isVideo = sample.track == TrackKind::kVideo;
    const bool isKey = sample.isKey && isVideo;
    const MediaTime interval = own.rendition->frameInterval();
    const bool isAudioCut = !isVideo && time + interval - m_segmentStart > m_plan.segmentDuration;
    if (isKey) {
        m_cutter.observeKeyFrame(time);
    }
    const bool endsGap = isKey && own.rendition->endsWithGap();
    const bool isCut = m_cutter.shouldCut(m_segmentStart, time, interval, isKey);
    if (time > m_segmentStart && (isCut || isAudioCut || endsGap)) {
        cutAll(time, &own, now);
    }
}

/// Video begins a new timeline or format at key frames, beside others at the leading one's; audio
/// only where it leads.
bool AlignedRenditions::canBeginDiscontinuity(const TrackLane& own,
                                              const media::MediaSample& sample) {
    if (sample.track == TrackKind::kVideo) {
        const bool followsAnother = &lead() != &own && lead().isPicture() && lead().isFlowing();
        return m_needsDiscontinuity && sample.isKey && !followsAnother;
    }
    return own.awaitsDiscontinuity && &lead() == &own;
}

/// Ends the segment of every rendition; the next ones begin a new timeline or format.
void AlignedRenditions::beginDiscontinuity(const TrackLane& beginner, MediaTime at,
                                           SteadyTime now) {
    m_needsDiscontinuity = false;
    m_cutter.forget();
    cutAll(at, &beginner, now);
    for (TrackLane& each : m_lanes) {
        if (!each.track) {
            continue;
        }
        if (!each.rendition) {
            openRendition(each, at);
        }
        each.rendition->beginDiscontinuity(each.track);
        each.awaitsDiscontinuity = false;
        each.awaitsKeyFrame = each.track->kind == TrackKind::kVideo && &each != &beginner;
    }
    ++m_discontinuities;
}

void AlignedRenditions::cutAll(MediaTime at, const TrackLane* beginner, SteadyTime now) {
    m_segmentStart = at;
    if (std::ranges::none_of(m_lanes, &TrackLane::isOpen)) {
        return;
    }
    for (TrackLane& each : m_lanes) {
        if (!each.rendition) {
            continue;
        }
        // What it misses of this segment would make the next one too long.
        each.isStarved |= beginner && &each != beginner && now - each.lastArrival >= kSilenceAtCut;
        if (each.isStarved || each.rendition->endsWithGap()) {
            fillGaps(each, at, false);
        }
        const bool isAligned = each.isPicture() && !each.isStarved && !each.awaitsKeyFrame &&
                               std::chrono::abs(each.rendition->end() - at) < kSameCut;
        each.rendition->finishSegment(at, &each == beginner || (beginner && isAligned));
    }
    ++m_sequence;
    m_hasChanged = true;
}

void AlignedRenditions::fillGaps(TrackLane& starved, MediaTime end, bool wholePartsOnly) {
    if (const std::size_t parts = starved.rendition->fillGap(end, wholePartsOnly); parts != 0) {
        m_context.counters.gapParts += parts;
        starved.awaitsKeyFrame = starved.track->kind == TrackKind::kVideo;
        m_hasChanged = true;
    }
}

void AlignedRenditions::advanceGap(MediaTime target, SteadyTime now) {
    const RenditionPackager& leading = *lead().rendition;
    if (!leading.endsWithGap() && leading.hasMediaInProgress()) {
        cutAll(leading.end(), nullptr, now);
    }
    m_cutter.forget();
    m_segmentStart = std::max(m_segmentStart, target - m_plan.window);
    const auto fillAll = [this](MediaTime end, bool wholePartsOnly) {
        for (TrackLane& each : m_lanes) {
            if (each.rendition) {
                fillGaps(each, end, wholePartsOnly);
            }
        }
    };
    while (target - m_segmentStart >= m_plan.segmentDuration) {
        const MediaTime cut = m_segmentStart + m_plan.segmentDuration;
        fillAll(cut, false);
        cutAll(cut, nullptr, now);
    }
    fillAll(target, true);
}

bool AlignedRenditions::listFinished() {
    bool isAny = false;
    for (TrackLane& each : m_lanes) {
        isAny |= each.rendition && each.rendition->listFinished();
    }
    m_hasChanged |= isAny;
    return isAny;
}

void AlignedRenditions::endStream() {
    for (TrackLane& each : m_lanes) {
        if (each.rendition) {
            each.rendition->endStream();
        }
    }
    m_hasChanged = true;
}

AlignedRenditions::Windows AlignedRenditions::makeWindows(bool isEnded) {
    const bool endsAtKeyFrames = lead().isPicture();
    const auto expectedCut = endsAtKeyFrames ? m_cutter.expectedCut(m_segmentStart) : std::nullopt;
    Windows windows;
    for (const TrackLane& each : m_lanes) {
        if (each.rendition) {
            windows.push_back(
                each.rendition->makeWindow(reportsBeside(each), expectedCut, isEnded));
        }
    }
    return windows;
}

bool AlignedRenditions::isOffered(std::string_view rendition) {
    const TrackLane& leading = picture();
    return std::ranges::none_of(m_lanes, [&](const TrackLane& each) {
        return each.rendition && each.rendition->name() == rendition && each.isPicture() &&
               each.isStarved && leading.isFlowing();
    });
}

std::vector<hls::RenditionReport> AlignedRenditions::reportsBeside(const TrackLane& own) const {
    std::vector<hls::RenditionReport> reports;
    for (const TrackLane& other : m_lanes) {
        if (other.rendition && &other != &own && other.rendition->lastPart()) {
            const PartPosition last = *other.rendition->lastPart();
            reports.push_back(
                {"../" + other.rendition->name() + "/media.m3u8", last.sequence, last.part});
        }
    }
    return reports;
}

}  // namespace sigma::packager
