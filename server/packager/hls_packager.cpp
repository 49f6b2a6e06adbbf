#include "server/packager/hls_packager.h"

#include <algorithm>

#include "server/packager/multivariant.h"

namespace sigma::packager {

using media::TrackKind;

HlsPackager::HlsPackager(const stream::SessionContext& context,
                         const domain::LatencyProfile& profile, MediaTime trackWait,
                         HlsDirectory& directory, boost::asio::io_context& owner,
                         const Clock& clock, Logger logger)
    : m_context(context),
      m_profile(profile),
      m_directory(directory),
      m_session(std::make_shared<HlsSession>(context.session, context.channel, owner)),
      m_clock(clock),
      m_logger(std::move(logger)),
      m_probe(trackWait) {
    m_directory.add(m_session);
}

Result<void> HlsPackager::consume(const media::MediaEvent& event) {
    const SteadyTime now = m_clock.steadyNow();
    bool isPlaced = true;
    if (const auto* track = std::get_if<StreamProbe::Track>(&event)) {
        consumeTrack(*track, now);
    } else if (const auto* sample = std::get_if<Sample>(&event)) {
        isPlaced = consumeSample(*sample, now);
    } else if (std::holds_alternative<media::EndOfStream>(event)) {
        endStream(now);
    } else if (m_packaging) {
        settleHeld(now);
        m_packaging->renditions.expectDiscontinuity();
    }
    publish(now);
    if (!isPlaced) {
        return Error{ErrorCode::kTimestampRegressed,
                     "video is late, or waits for a key frame: it has no place in the playlist"};
    }
    return {};
}

void HlsPackager::tick(SteadyTime now) {
    if (m_isEnded) {
        return;
    }
    if (m_packaging) {
        m_packaging->silence.notice(now);
        noticeStoppedPictures();
        releasePictures(now);
        releaseAudio(now);
        m_packaging->silence.fill(now);
    } else if (m_probe.isDone(now)) {
        start(now);
    }
    publish(now);
}

void HlsPackager::setInterrupted(bool isInterrupted) {
    m_isInterrupted = isInterrupted;
    m_hasChanged = true;
    publish(m_clock.steadyNow());
}

void HlsPackager::consumeTrack(const StreamProbe::Track& track, SteadyTime now) {
    if (!m_packaging) {
        m_probe.addTrack(track);
        return;
    }
    if (track->kind == TrackKind::kAudio) {
        settleHeldAudio(now);
    } else {
        addPictures(m_pictureAlignment.releaseAll(leadingPicture()), now);
    }
    m_packaging->renditions.changeTrack(track);
}

bool HlsPackager::consumeSample(const Sample& sample, SteadyTime now) {
    if (m_packaging) {
        return route(sample, now);
    }
    m_probe.addSample(sample, now);
    if (m_probe.isDone(now)) {
        start(now);
    }
    return true;
}

void HlsPackager::start(SteadyTime now) {
    m_packaging.emplace(m_context, PackagingPlan::make(m_profile, m_probe.facts()),
                        m_directory.memory());
    const std::vector<Sample> samples = m_probe.takeSamples();
    for (const StreamProbe::Track& track : m_probe.tracks()) {
        const auto first = std::ranges::find_if(samples, [&](const Sample& sample) {
            return sample->track == track->kind && sample->rendition == 0 && track->rendition == 0;
        });
        m_packaging->renditions.begin(
            track,
            first == samples.end()
                ? std::nullopt
                : std::optional(stream::toMediaTime((*first)->dts, track->timescale)),
            now);
    }
    for (const Sample& sample : samples) {
        route(sample, now);
    }
}

bool HlsPackager::route(const Sample& sample, SteadyTime now) {
    AlignedRenditions& renditions = m_packaging->renditions;
    const TrackLane& picture = renditions.picture();
    TrackLane& own = renditions.lane(sample->track, sample->rendition);
    const MediaTime time = stream::toMediaTime(sample->dts, own.track->timescale);
    if (sample->track == TrackKind::kVideo) {
        m_pictureAlignment.hold(sample, time, now);
        return releasePictures(now);
    }
    // The first sound after an outage waits a moment for the key frame that comes with it.
    if (picture.rendition && (!picture.isStarved || own.isStarved)) {
        m_audioHold.hold(sample, time, now);
        own.lastArrival = now;
        return true;
    }
    addAll(m_audioHold.release(time - MediaTime(1), now), now);
    return renditions.add(*sample, now);
}

/// False when one that leads has no place.
bool HlsPackager::releasePictures(SteadyTime now) {
    const std::vector<Sample> released = m_pictureAlignment.release(leadingPicture(), now);
    if (!released.empty()) {
        noticePicturesLeftBehind();
    }
    return addPictures(released, now);
}

std::uint8_t HlsPackager::leadingPicture() {
    const TrackLane& leading = m_packaging->renditions.picture();
    return leading.track ? leading.track->rendition : std::uint8_t{0};
}

void HlsPackager::noticeStoppedPictures() {
    for (const TrackLane& each : m_packaging->renditions.lanes()) {
        if (each.isPicture() && each.isStarved) {
            m_pictureAlignment.setStopped(each.track->rendition);
        }
    }
}

/// Whoever keeps the others waiting for too long has nothing to say about where they are cut.
void HlsPackager::noticePicturesLeftBehind() {
    for (TrackLane& each : m_packaging->renditions.lanes()) {
        const bool isLeftBehind = each.isPicture() && each.rendition &&
                                  !m_pictureAlignment.isWaitedFor(each.track->rendition);
        each.isStarved |= isLeftBehind;
    }
}

bool HlsPackager::addPictures(const std::vector<Sample>& samples, SteadyTime now) {
    AlignedRenditions& renditions = m_packaging->renditions;
    bool isPlaced = true;
    for (const Sample& sample : samples) {
        TrackLane& own = renditions.lane(sample->track, sample->rendition);
        const TrackLane& leading = renditions.picture();
        if (sample->isKey && (&own == &leading || !leading.isFlowing())) {
            own.isStarved = false;
        }
        const MediaTime time = stream::toMediaTime(sample->dts, own.track->timescale);
        addAll(m_audioHold.release(time - MediaTime(1), now), now);
        isPlaced &= renditions.add(*sample, now) || &own != &renditions.picture();
    }
    return isPlaced;
}

void HlsPackager::addAll(const std::vector<Sample>& samples, SteadyTime now) {
    for (const Sample& sample : samples) {
        m_packaging->renditions.add(*sample, now);
    }
}

/// What is held belongs before a discontinuity.
void HlsPackager::settleHeld(SteadyTime now) {
    addPictures(m_pictureAlignment.releaseAll(leadingPicture()), now);
    settleHeldAudio(now);
}

/// Sound goes as far as the video has come.
void HlsPackager::settleHeldAudio(SteadyTime now) {
    const TrackLane& picture = m_packaging->renditions.picture();
    if (picture.rendition) {
        addAll(m_audioHold.release(picture.rendition->end(), now), now);
    }
    m_context.counters.samplesDropped += m_audioHold.releaseAll().size();
}

/// Audio follows the video, or goes on alone where there is none.
void HlsPackager::releaseAudio(SteadyTime now) {
    const TrackLane& picture = m_packaging->renditions.picture();
    addAll(picture.isFlowing() ? m_audioHold.release(picture.rendition->end() - MediaTime(1), now)
                               : m_audioHold.releaseAll(),
           now);
}

void HlsPackager::endStream(SteadyTime now) {
    if (!m_packaging) {
        start(now);
    }
    // Audio that was ahead has the rest of the session to itself.
    addPictures(m_pictureAlignment.releaseAll(leadingPicture()), now);
    for (TrackLane& each : m_packaging->renditions.lanes()) {
        each.isStarved |= each.isPicture();
    }
    addAll(m_audioHold.releaseAll(), now);
    m_packaging->renditions.endStream();
    m_isEnded = true;
    m_directory.setEnded(*m_session, now);
}

void HlsPackager::publish(SteadyTime now) {
    m_hasChanged |= m_packaging && m_packaging->renditions.takeChange();
    if (!std::exchange(m_hasChanged, false)) {
        return;
    }
    auto snapshot = std::make_shared<HlsSnapshot>();
    snapshot->isInterrupted = m_isInterrupted;
    snapshot->isEnded = m_isEnded;
    if (m_packaging) {
        snapshot->renditions = m_packaging->renditions.makeWindows(m_isEnded);
        m_packaging->silence.noteListed(now);
        noteLateness(now);
        noteShortening();
    }
    std::vector<std::shared_ptr<const LlHlsWindow>> playable;
    std::ranges::copy_if(
        snapshot->renditions, std::back_inserter(playable), [this](const auto& window) {
            return window->isPlayable() && m_packaging->renditions.isOffered(window->rendition());
        });
    // Later tracks join when they can be played; the first viewers get all that were there.
    m_isPlayable |= !playable.empty() && playable.size() == snapshot->renditions.size();
    if (m_isPlayable) {
        snapshot->multivariant = std::make_shared<const LazyText>(
            [session = m_session->id().value(), renditions = std::move(playable)] {
                return writeMultivariant(session, renditions);
            });
    }
    m_session->publish(std::move(snapshot));
}

void HlsPackager::noteShortening() {
    const auto isShort = [](const TrackLane& lane) {
        return lane.rendition && lane.rendition->isShortened();
    };
    if (!m_isShortened && std::ranges::any_of(m_packaging->renditions.lanes(), isShort)) {
        m_isShortened = true;
        m_logger.warning("live.window_shortened",
                         {{"channel", m_context.channel->id.value()},
                          {"reason", "a rendition needs more than " +
                                         std::to_string(m_profile.windowBytes) + " bytes"}});
    }
}

void HlsPackager::noteLateness(SteadyTime now) {
    const MediaTime allowed = m_packaging->renditions.plan().partTarget * 3 / 2;
    if (m_publishedAt && !m_isEnded && now - *m_publishedAt > allowed) {
        ++m_context.counters.partsLate;
    }
    m_publishedAt = now;
}

}  // namespace sigma::packager
