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
        settleHeldAudio(now);
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
                        m_directory.memory(), now);
    const std::vector<Sample> samples = m_probe.takeSamples();
    for (const TrackKind kind : {TrackKind::kVideo, TrackKind::kAudio}) {
        const StreamProbe::Track& track = m_probe.track(kind);
        if (!track) {
            continue;
        }
        const auto first = std::ranges::find(samples, kind, &media::MediaSample::track);
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
    const TrackLane& video = renditions.lane(TrackKind::kVideo);
    TrackLane& own = renditions.lane(sample->track);
    const MediaTime time = stream::toMediaTime(sample->dts, own.track->timescale);
    if (sample->track == TrackKind::kAudio) {
        // The first sound after an outage waits a moment for the key frame that comes with it.
        if (video.rendition && (!video.isStarved || own.isStarved)) {
            m_audioHold.hold(sample, time, now);
            own.lastArrival = now;
            return true;
        }
    } else if (sample->isKey) {
        own.isStarved = false;
    }
    addAll(m_audioHold.release(time - MediaTime(1), now), now);
    return renditions.add(*sample, now);
}

void HlsPackager::addAll(const std::vector<Sample>& samples, SteadyTime now) {
    for (const Sample& sample : samples) {
        m_packaging->renditions.add(*sample, now);
    }
}

/// What is held belongs before a discontinuity: it goes as far as the video has come.
void HlsPackager::settleHeldAudio(SteadyTime now) {
    const TrackLane& video = m_packaging->renditions.lane(TrackKind::kVideo);
    if (video.rendition) {
        addAll(m_audioHold.release(video.rendition->end(), now), now);
    }
    m_context.counters.samplesDropped += m_audioHold.releaseAll().size();
}

/// Audio follows the video, or goes on alone where there is none.
void HlsPackager::releaseAudio(SteadyTime now) {
    const TrackLane& video = m_packaging->renditions.lane(TrackKind::kVideo);
    addAll(video.isFlowing() ? m_audioHold.release(video.rendition->end() - MediaTime(1), now)
                             : m_audioHold.releaseAll(),
           now);
}

void HlsPackager::endStream(SteadyTime now) {
    if (!m_packaging) {
        start(now);
    }
    // Audio that was ahead has the rest of the session to itself.
    m_packaging->renditions.lane(TrackKind::kVideo).isStarved = true;
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
    std::ranges::copy_if(snapshot->renditions, std::back_inserter(playable),
                         [](const auto& window) { return window->isPlayable(); });
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
