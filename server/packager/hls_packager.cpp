#include "server/packager/hls_packager.h"

#include <algorithm>

#include "server/packager/multivariant.h"

namespace sigma::packager {
namespace {

/// Samples that begin this little before the end of a gap still belong behind it.
constexpr MediaTime kOverlapTolerance = std::chrono::milliseconds(5);

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
        consumeTrack(*track);
    } else if (const auto* sample = std::get_if<Sample>(&event)) {
        consumeSample(*sample, now);
    } else if (std::holds_alternative<media::Discontinuity>(event)) {
        m_needsDiscontinuity = m_plan.has_value();
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

void HlsPackager::consumeTrack(const std::shared_ptr<const media::TrackInfo>& track) {
    lane(track->kind).track = track;
    if (m_plan) {
        m_needsDiscontinuity = true;
    } else {
        m_probe.addTrack(track);
    }
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
    const MediaTime time = stream::toMediaTime(sample->dts, lane(sample->track).track->timescale);
    if (sample->track == media::TrackKind::kAudio && video.rendition && !video.isStarved) {
        m_audioHold.hold(sample, time, now);
    } else {
        for (const Sample& audio : m_audioHold.release(time - MediaTime(1), now)) {
            process(*audio, now);
        }
        process(*sample, now);
    }
    lane(sample->track).lastArrival = now;
}

void HlsPackager::process(const media::MediaSample& sample, SteadyTime now) {
    Lane& own = lane(sample.track);
    const MediaTime time = stream::toMediaTime(sample.dts, own.track->timescale);
    if (!admits(own, sample, time)) {
        ++m_context.counters.samplesDropped;
        return;
    }
    own.awaitsKeyFrame = false;
    own.isStarved = false;
    own.lastArrival = now;
    if (m_needsDiscontinuity) {
        beginDiscontinuity(time);
    }
    if (leadLane() == &own) {
        if (time - own.rendition->end() > MediaTime(m_plan->targetDuration)) {
            advanceGap(time);
        }
        const bool isKey = sample.isKey && sample.track == media::TrackKind::kVideo;
        const bool isAudioCut =
            sample.track == media::TrackKind::kAudio &&
            time + own.rendition->frameInterval() - m_segmentStart > m_plan->segmentDuration;
        if (isKey) {
            m_cutter->observeKeyFrame(time);
        }
        const bool endsGap = isKey && own.rendition->endsWithGap();
        const bool isCut =
            m_cutter->shouldCut(m_segmentStart, time, own.rendition->frameInterval(), isKey);
        if (time > m_segmentStart && (isCut || isAudioCut || endsGap)) {
            cutAll(time);
        }
    }
    if (const std::size_t parts = own.rendition->add(sample); parts != 0) {
        m_context.counters.partsPublished += parts;
        m_hasChanged = true;
    }
}

/// Whether the sample can be placed now: not behind what is listed, and decodable.
bool HlsPackager::admits(Lane& own, const media::MediaSample& sample, MediaTime time) {
    const bool isVideo = sample.track == media::TrackKind::kVideo;
    if (own.rendition && own.rendition->endsWithGap() &&
        time + kOverlapTolerance < own.rendition->end()) {
        own.awaitsKeyFrame = isVideo;
        return false;
    }
    const bool waitsForDiscontinuity =
        m_needsDiscontinuity && (isVideo ? !sample.isKey : leadLane() != &own);
    if (waitsForDiscontinuity) {
        return false;
    }
    if (!own.rendition && !m_needsDiscontinuity) {
        // A track that was announced but had no sample when the session's first playlist was made.
        m_needsDiscontinuity = true;
        own.awaitsKeyFrame = isVideo;
        return isVideo ? sample.isKey : leadLane() == &own;
    }
    return !own.awaitsKeyFrame || sample.isKey;
}

/// Ends the segment of every rendition; the next ones begin a new timeline or format.
void HlsPackager::beginDiscontinuity(MediaTime at) {
    m_needsDiscontinuity = false;
    m_cutter->forget();
    cutAll(at);
    for (Lane& each : m_lanes) {
        if (!each.track) {
            continue;
        }
        if (each.rendition) {
            each.rendition->beginDiscontinuity(each.track);
        } else {
            openRendition(each, at);
            each.rendition->beginDiscontinuity(each.track);
            each.awaitsKeyFrame = false;
        }
    }
    ++m_discontinuities;
}

void HlsPackager::cutAll(MediaTime at) {
    for (Lane& each : m_lanes) {
        if (!each.rendition) {
            continue;
        }
        if (each.isStarved) {
            fillGaps(each, at, false);
        }
        each.rendition->finishSegment(at);
    }
    ++m_sequence;
    m_segmentStart = at;
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
        cutAll(lead.end());
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
        cutAll(cut);
    }
    for (Lane& each : m_lanes) {
        if (each.rendition) {
            fillGaps(each, target, true);
        }
    }
}

void HlsPackager::updateStarvation(SteadyTime now) {
    const Lane& video = lane(media::TrackKind::kVideo);
    const MediaTime videoEnd = video.rendition ? video.rendition->end() : MediaTime::max();
    for (const Sample& audio : m_audioHold.release(videoEnd, now)) {
        process(*audio, now);
    }
    bool isAnyFlowing = false;
    for (Lane& each : m_lanes) {
        if (each.rendition) {
            each.isStarved = now - each.lastArrival >= m_plan->targetDuration;
            isAnyFlowing |= !each.isStarved;
        }
    }
    if (!isAnyFlowing) {
        advanceGap(m_context.programClock.positionAt(now));
        return;
    }
    const MediaTime leadEnd = leadLane()->rendition->end();
    for (Lane& each : m_lanes) {
        if (each.rendition && each.isStarved) {
            fillGaps(each, leadEnd, true);
        }
    }
}

void HlsPackager::endStream() {
    const SteadyTime now = m_clock.steadyNow();
    if (!m_plan) {
        start(now);
    }
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

void HlsPackager::publish(SteadyTime now) {
    if (!m_hasChanged) {
        return;
    }
    m_hasChanged = false;
    auto snapshot = std::make_shared<HlsSnapshot>();
    snapshot->isInterrupted = m_isInterrupted;
    snapshot->isEnded = m_isEnded;
    bool isPlayable = true;
    for (const Lane& each : m_lanes) {
        if (!each.rendition) {
            continue;
        }
        std::vector<hls::RenditionReport> reports;
        for (const Lane& other : m_lanes) {
            if (other.rendition && &other != &each && other.rendition->lastPart()) {
                const PartPosition last = *other.rendition->lastPart();
                reports.push_back(
                    {"../" + other.rendition->name() + "/media.m3u8", last.sequence, last.part});
            }
        }
        const auto expectedCut = each.track->kind == media::TrackKind::kVideo
                                     ? m_cutter->expectedCut(m_segmentStart)
                                     : std::nullopt;
        snapshot->renditions.push_back(
            each.rendition->makeWindow(std::move(reports), expectedCut, m_isEnded));
        isPlayable &= snapshot->renditions.back()->isPlayable();
    }
    if (isPlayable && !snapshot->renditions.empty()) {
        snapshot->multivariant = std::make_shared<const LazyText>(
            [session = m_session->id().value(), renditions = snapshot->renditions] {
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
