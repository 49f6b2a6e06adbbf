#include "server/packager/hls_packager.h"

#include <algorithm>

#include "server/packager/multivariant.h"

namespace sigma::packager {
namespace {

/// Samples that begin this little before the end of a gap still belong behind it.
constexpr MediaTime kOverlapTolerance = std::chrono::milliseconds(5);
/// Gaps end this much before the place of what arrives now, so that it need not be refused.
constexpr MediaTime kGapMargin = std::chrono::milliseconds(20);
/// A track that has been silent for so long when a segment ends has a gap there: EXTINF may be
/// half a second longer than the target duration, no more.
constexpr auto kSilenceAtCut = std::chrono::milliseconds(400);

}  // namespace

HlsPackager::HlsPackager(const stream::SessionContext& context,
                         const domain::LatencyProfile& profile, MediaTime trackWait,
                         HlsDirectory& directory, boost::asio::io_context& owner,
                         const Clock& clock)
    : m_context(context),
      m_profile(profile),
      m_directory(directory),
      m_session(std::make_shared<HlsSession>(context.session, context.channel, owner)),
      m_clock(clock),
      m_probe(trackWait) {
    m_directory.add(m_session);
}

Result<void> HlsPackager::consume(const media::MediaEvent& event) {
    const SteadyTime now = m_clock.steadyNow();
    if (const auto* track = std::get_if<std::shared_ptr<const media::TrackInfo>>(&event)) {
        consumeTrack(*track, now);
    } else if (const auto* sample = std::get_if<Sample>(&event)) {
        consumeSample(*sample, now);
    } else if (std::holds_alternative<media::Discontinuity>(event)) {
        consumeDiscontinuity(now);
    } else {
        endStream();
    }
    publish(now);
    return {};
}

void HlsPackager::tick(SteadyTime now) {
    if (m_isEnded) {
        return;
    }
    if (!m_plan) {
        if (m_probe.isDone(now)) {
            start(now);
        }
    } else {
        updateStarvation(now);
    }
    publish(now);
}

void HlsPackager::setInterrupted(bool isInterrupted) {
    m_isInterrupted = isInterrupted;
    m_hasChanged = true;
    publish(m_clock.steadyNow());
}

HlsPackager::Lane* HlsPackager::leadLane() {
    Lane& video = lane(media::TrackKind::kVideo);
    Lane& audio = lane(media::TrackKind::kAudio);
    const bool audioLeads =
        !video.rendition || (video.isStarved && audio.rendition && !audio.isStarved);
    return audioLeads ? &audio : &video;
}

void HlsPackager::consumeTrack(const std::shared_ptr<const media::TrackInfo>& track,
                               SteadyTime now) {
    Lane& own = lane(track->kind);
    if (!m_plan) {
        m_probe.addTrack(track);
    } else if (track->kind == media::TrackKind::kAudio) {
        settleHeldAudio(now);
    }
    own.track = track;
    own.awaitsDiscontinuity = m_plan.has_value();
    m_needsDiscontinuity |= own.awaitsDiscontinuity;
}

void HlsPackager::consumeDiscontinuity(SteadyTime now) {
    if (!m_plan) {
        return;
    }
    settleHeldAudio(now);
    m_needsDiscontinuity = true;
    for (Lane& each : m_lanes) {
        each.awaitsDiscontinuity = true;
    }
}

/// What is held belongs before a discontinuity: it goes as far as the video has come.
void HlsPackager::settleHeldAudio(SteadyTime now) {
    const Lane& video = lane(media::TrackKind::kVideo);
    if (video.rendition) {
        for (const Sample& audio : m_audioHold.release(video.rendition->end(), now)) {
            process(*audio, now);
        }
    }
    m_context.counters.samplesDropped += m_audioHold.releaseAll().size();
}

void HlsPackager::consumeSample(const Sample& sample, SteadyTime now) {
    if (m_plan) {
        route(sample, now);
        return;
    }
    m_probe.addSample(sample, now);
    if (m_probe.isDone(now)) {
        start(now);
    }
}

void HlsPackager::start(SteadyTime now) {
    m_plan = PackagingPlan::make(m_profile, m_probe.facts());
    m_lastListedAt = now;
    m_cutter.emplace(*m_plan);
    const std::vector<Sample> samples = m_probe.takeSamples();
    for (Lane& each : m_lanes) {
        if (each.track) {
            const auto first = std::ranges::find_if(
                samples, [&](const Sample& held) { return held->track == each.track->kind; });
            const MediaTime at = stream::toMediaTime(first == samples.end() ? 0 : (*first)->dts,
                                                     each.track->timescale);
            each.lastArrival = now;
            if (first != samples.end()) {
                openRendition(each, at);
            }
        }
    }
    m_segmentStart = leadLane()->rendition ? leadLane()->rendition->end() : MediaTime::zero();
    for (const Sample& sample : samples) {
        route(sample, now);
    }
}

void HlsPackager::openRendition(Lane& opened, MediaTime at) {
    opened.awaitsKeyFrame = opened.track->kind == media::TrackKind::kVideo;
    opened.rendition.emplace(std::string(media::toString(opened.track->kind)), *m_plan,
                             m_context.programClock, opened.track,
                             RenditionStart{m_sequence, m_discontinuities, at});
}

void HlsPackager::route(const Sample& sample, SteadyTime now) {
    const Lane& video = lane(media::TrackKind::kVideo);
    Lane& own = lane(sample->track);
    const MediaTime time = stream::toMediaTime(sample->dts, own.track->timescale);
    if (sample->track == media::TrackKind::kAudio) {
        // The first sound after an outage waits a moment for the key frame that comes with it.
        if (video.rendition && (!video.isStarved || own.isStarved)) {
            m_audioHold.hold(sample, time, now);
            own.lastArrival = now;
            return;
        }
    } else if (sample->isKey) {
        own.isStarved = false;
    }
    for (const Sample& audio : m_audioHold.release(time - MediaTime(1), now)) {
        process(*audio, now);
    }
    process(*sample, now);
}

void HlsPackager::process(const media::MediaSample& sample, SteadyTime now) {
    Lane& own = lane(sample.track);
    const MediaTime time = stream::toMediaTime(sample.dts, own.track->timescale);
    if (!admits(own, sample, time)) {
        ++m_context.counters.samplesDropped;
        return;
    }
    own.isStarved = false;
    own.lastArrival = now;
    if (canBeginDiscontinuity(own, sample)) {
        beginDiscontinuity(own, time);
    }
    if (leadLane() == &own) {
        cutBefore(own, sample, time);
    }
    own.awaitsKeyFrame = false;
    if (const std::size_t parts = own.rendition->add(sample); parts != 0) {
        m_context.counters.partsPublished += parts;
        m_hasChanged = true;
    }
}

/// Ends segments and gaps that the leading track's sample does not belong to.
void HlsPackager::cutBefore(Lane& own, const media::MediaSample& sample, MediaTime time) {
    if (time - own.rendition->end() > MediaTime(m_plan->targetDuration)) {
        advanceGap(time);
    }
    const bool isVideo = sample.track == media::TrackKind::kVideo;
    const bool isKey = sample.isKey && isVideo;
    const MediaTime interval = own.rendition->frameInterval();
    const bool isAudioCut = !isVideo && time + interval - m_segmentStart > m_plan->segmentDuration;
    if (isKey) {
        m_cutter->observeKeyFrame(time);
    }
    const bool endsGap = isKey && own.rendition->endsWithGap();
    const bool isCut = m_cutter->shouldCut(m_segmentStart, time, interval, isKey);
    if (time > m_segmentStart && (isCut || isAudioCut || endsGap)) {
        cutAll(time, &own);
    }
}

/// Video begins a new timeline or format at key frames; audio only where it leads.
bool HlsPackager::canBeginDiscontinuity(const Lane& own, const media::MediaSample& sample) {
    if (sample.track == media::TrackKind::kVideo) {
        return m_needsDiscontinuity && sample.isKey;
    }
    return own.awaitsDiscontinuity && leadLane() == &own;
}

/// Whether the sample can be placed now: not behind what is listed, and decodable.
bool HlsPackager::admits(Lane& own, const media::MediaSample& sample, MediaTime time) {
    const bool isVideo = sample.track == media::TrackKind::kVideo;
    if (own.rendition && own.rendition->endsWithGap() &&
        time + kOverlapTolerance < own.rendition->end()) {
        own.awaitsKeyFrame = isVideo;
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
        leadLane() != &own && m_cutter->shouldCut(m_segmentStart, time, MediaTime::zero(), false);
    return !hasRunAhead && (!own.awaitsKeyFrame || sample.isKey);
}

/// Ends the segment of every rendition; the next ones begin a new timeline or format.
void HlsPackager::beginDiscontinuity(const Lane& beginner, MediaTime at) {
    m_needsDiscontinuity = false;
    m_cutter->forget();
    cutAll(at, &beginner);
    for (Lane& each : m_lanes) {
        if (!each.track) {
            continue;
        }
        if (!each.rendition) {
            openRendition(each, at);
        }
        each.rendition->beginDiscontinuity(each.track);
        each.awaitsDiscontinuity = false;
        each.awaitsKeyFrame = each.track->kind == media::TrackKind::kVideo && &each != &beginner;
    }
    ++m_discontinuities;
}

/// Ends every rendition's segment. `beginner` has the sample that begins the next, if any has.
void HlsPackager::cutAll(MediaTime at, const Lane* beginner) {
    m_segmentStart = at;
    const bool isAnythingOpen = std::ranges::any_of(m_lanes, [](const Lane& each) {
        return each.rendition && each.rendition->hasMediaInProgress();
    });
    if (!isAnythingOpen) {
        return;
    }
    const SteadyTime now = m_clock.steadyNow();
    for (Lane& each : m_lanes) {
        if (!each.rendition) {
            continue;
        }
        // What it misses of this segment would make the next one too long.
        each.isStarved |= beginner && &each != beginner && now - each.lastArrival >= kSilenceAtCut;
        if (each.isStarved || each.rendition->endsWithGap()) {
            fillGaps(each, at, false);
        }
        each.rendition->finishSegment(at, &each == beginner);
    }
    ++m_sequence;
    m_hasChanged = true;
}

void HlsPackager::fillGaps(Lane& starved, MediaTime end, bool wholePartsOnly) {
    if (const std::size_t parts = starved.rendition->fillGap(end, wholePartsOnly); parts != 0) {
        m_context.counters.gapParts += parts;
        starved.awaitsKeyFrame = starved.track->kind == media::TrackKind::kVideo;
        m_hasChanged = true;
    }
}

/// Lists gaps on every rendition up to `target`, a segment at a time.
void HlsPackager::advanceGap(MediaTime target) {
    RenditionPackager& lead = *leadLane()->rendition;
    if (!lead.endsWithGap() && lead.hasMediaInProgress()) {
        cutAll(lead.end(), nullptr);
    }
    m_cutter->forget();
    m_segmentStart = std::max(m_segmentStart, target - m_plan->window);
    while (target - m_segmentStart >= m_plan->segmentDuration) {
        const MediaTime cut = m_segmentStart + m_plan->segmentDuration;
        for (Lane& each : m_lanes) {
            if (each.rendition) {
                fillGaps(each, cut, false);
            }
        }
        cutAll(cut, nullptr);
    }
    for (Lane& each : m_lanes) {
        if (each.rendition) {
            fillGaps(each, target, true);
        }
    }
}

void HlsPackager::updateStarvation(SteadyTime now) {
    Lane& video = lane(media::TrackKind::kVideo);
    const bool hadVideo = video.rendition && !video.isStarved;
    for (Lane& each : m_lanes) {
        each.isStarved |= each.rendition && isSilent(each, now);
    }
    const bool isAnyFlowing = std::ranges::any_of(
        m_lanes, [](const Lane& each) { return each.rendition && !each.isStarved; });
    if (hadVideo && video.isStarved && isAnyFlowing && video.rendition->hasMediaInProgress()) {
        cutAll(video.rendition->end(), nullptr);
    }
    endOverdueSegment(now);
    const bool holdsAudio = video.rendition && !video.isStarved;
    for (const Sample& audio : holdsAudio
                                   ? m_audioHold.release(video.rendition->end() - MediaTime(1), now)
                                   : m_audioHold.releaseAll()) {
        process(*audio, now);
    }
    if (!isAnyFlowing) {
        const stream::ProgramClock& clock = m_context.programClock;
        advanceGap(clock.positionAt(now) - std::max(clock.lag(), MediaTime::zero()) - kGapMargin);
        return;
    }
    const MediaTime leadEnd = leadLane()->rendition->end();
    for (Lane& each : m_lanes) {
        if (each.rendition && each.isStarved) {
            fillGaps(each, leadEnd, true);
        }
    }
}

/// Gaps take the place of a track that has been silent for a target duration.
bool HlsPackager::isSilent(const Lane& own, SteadyTime now) const {
    return now - own.lastArrival >= m_plan->targetDuration;
}

/// The next segment must come within one and a half target durations of the last (rfc8216bis,
/// 6.2.2). When media stops coming shortly before, the segment ends where the media does: what
/// comes after a mere hiccup goes on in the next one, and nothing of it is lost.
void HlsPackager::endOverdueSegment(SteadyTime now) {
    const auto target = m_plan->targetDuration;
    const Lane& lead = *leadLane();
    const bool isOverdue = now - m_lastListedAt >= target * 1.4;
    const bool hasStopped = now - lead.lastArrival >= target * 0.2;
    if (!isOverdue || !hasStopped || lead.isStarved) {
        return;
    }
    const bool isEveryoneInIt = std::ranges::all_of(m_lanes, [](const Lane& each) {
        return !each.rendition || (!each.isStarved && each.rendition->hasMediaInProgress());
    });
    if (isEveryoneInIt) {
        cutAll(lead.rendition->end(), nullptr);
    }
    for (Lane& each : m_lanes) {
        m_hasChanged |= each.rendition && each.rendition->listFinished();
    }
}

void HlsPackager::endStream() {
    const SteadyTime now = m_clock.steadyNow();
    if (!m_plan) {
        start(now);
    }
    // Audio that was ahead has the rest of the session to itself.
    lane(media::TrackKind::kVideo).isStarved = true;
    for (const Sample& audio : m_audioHold.releaseAll()) {
        process(*audio, now);
    }
    for (Lane& each : m_lanes) {
        if (each.rendition) {
            each.rendition->endStream();
        }
    }
    m_isEnded = true;
    m_hasChanged = true;
    m_directory.setEnded(*m_session, now);
}

/// Remembers when the newest finished segment was listed, which its successor must follow.
void HlsPackager::noteListed(SteadyTime now) {
    const Lane& lead = *leadLane();
    if (lead.rendition && lead.rendition->nextListed() > m_nextListed) {
        m_nextListed = lead.rendition->nextListed();
        m_lastListedAt = now;
    }
}

std::vector<hls::RenditionReport> HlsPackager::reportsBeside(const Lane& own) const {
    std::vector<hls::RenditionReport> reports;
    for (const Lane& other : m_lanes) {
        if (other.rendition && &other != &own && other.rendition->lastPart()) {
            const PartPosition last = *other.rendition->lastPart();
            reports.push_back(
                {"../" + other.rendition->name() + "/media.m3u8", last.sequence, last.part});
        }
    }
    return reports;
}

void HlsPackager::publish(SteadyTime now) {
    if (!m_hasChanged) {
        return;
    }
    m_hasChanged = false;
    auto snapshot = std::make_shared<HlsSnapshot>();
    snapshot->isInterrupted = m_isInterrupted;
    snapshot->isEnded = m_isEnded;
    const bool endsAtKeyFrames = m_cutter && leadLane() == &lane(media::TrackKind::kVideo);
    const auto expectedCut = endsAtKeyFrames ? m_cutter->expectedCut(m_segmentStart) : std::nullopt;
    bool isAllPlayable = true;
    std::vector<std::shared_ptr<const LlHlsWindow>> playable;
    for (const Lane& each : m_lanes) {
        if (!each.rendition) {
            continue;
        }
        snapshot->renditions.push_back(
            each.rendition->makeWindow(reportsBeside(each), expectedCut, m_isEnded));
        if (snapshot->renditions.back()->isPlayable()) {
            playable.push_back(snapshot->renditions.back());
        } else {
            isAllPlayable = false;
        }
    }
    noteListed(now);
    // Later tracks join when they can be played; the first viewers get all that were there.
    m_isPlayable |= isAllPlayable && !playable.empty();
    if (m_isPlayable) {
        snapshot->multivariant = std::make_shared<const LazyText>(
            [session = m_session->id().value(), renditions = std::move(playable)] {
                return writeMultivariant(session, renditions);
            });
    }
    if (m_plan && m_lastPartAt && !m_isEnded && now - *m_lastPartAt > m_plan->partTarget * 3 / 2) {
        ++m_context.counters.partsLate;
    }
    m_lastPartAt = now;
    m_session->publish(std::move(snapshot));
}

}  // namespace sigma::packager
