#include "server/stream/live_session.h"

#include <utility>

#include "core/crypto/secrets.h"
#include "server/stream/input_health.h"

namespace sigma::stream {
namespace {

using namespace std::chrono_literals;
using domain::InputSignal;
using domain::SessionInput;
using domain::SessionSignal;
using domain::SessionState;

constexpr std::size_t kSessionIdLength = 12;
constexpr auto kStarvedAfter = 3s;
constexpr auto kMeasureInterval = 1s;
constexpr auto kFiguresInterval = 10s;

domain::Session begunBy(const PublisherInfo& publisher, const domain::Channel& channel) {
    domain::Session session;
    session.id = domain::SessionId(crypto::randomToken(kSessionIdLength));
    session.channel = channel.id;
    session.remote = publisher.remote;
    session.encoder = publisher.encoder;
    return session;
}

}  // namespace

LiveSession::LiveSession(std::shared_ptr<const domain::Channel> channel,
                         const PublisherInfo& publisher, const StreamOutputFactory& makeOutput,
                         LiveSessionParts parts)
    : m_channel(std::move(channel)),
      m_parts(std::move(parts)),
      m_record(begunBy(publisher, *m_channel), m_parts.clock, m_parts.observer, m_parts.report),
      m_deadlines(m_parts.clock.steadyNow()),
      m_gopCache(m_parts.gopCacheBytes),
      m_renditions(publisher.rendition),
      m_monitor(m_parts.clock.steadyNow()),
      m_lastArrival(m_parts.clock.steadyNow()),
      m_measuredAt(m_lastArrival),
      m_toldFiguresAt(m_lastArrival),
      m_droppedBefore(m_parts.counters.samplesDropped) {
    ++m_parts.counters.sessions;
    m_parts.logger.info("session.created", {{"channel", m_channel->id.value()},
                                            {"session", m_record.session().id.value()}});
    m_output = makeOutput(SessionContext{m_channel, m_record.session().id,
                                         m_timeline.programClock(), m_parts.counters});
}

void LiveSession::publisherConnected(const PublisherInfo& publisher) {
    const SteadyTime now = m_parts.clock.steadyNow();
    m_isConnected = true;
    m_timeline.publisherConnected();
    m_renditions.comesAlone(publisher.rendition);
    m_gopCache.clear();
    for (Picture& picture : m_pictures) {
        picture.awaitsKeyFrame = true;
    }
    m_isReconnected = true;
    m_hasVideo = false;
    m_deadlines.publisherFound();
    m_monitor.connected(now);
    m_lastArrival = now;
    publisherDescribed(publisher);
    m_record.signal(InputSignal::kConnected, SessionNews::kInputReconnected);
    m_output->setInterrupted(false);
}

void LiveSession::renditionConnected(std::string_view rendition) {
    if (const auto place = m_renditions.placeOf(rendition)) {
        m_pictures[*place].awaitsKeyFrame = true;
        m_timeline.renditionConnected(*place);
    }
}

void LiveSession::publisherDescribed(const PublisherInfo& publisher) {
    m_record.setPublisher(publisher.remote, publisher.encoder);
}

void LiveSession::publisherLost(bool isClean, std::chrono::milliseconds window) {
    m_isConnected = false;
    m_lostAt = m_parts.clock.steadyNow();
    m_deadlines.publisherLost(m_lostAt, isClean);
    m_output->setInterrupted(true);
    m_parts.logger.info("session.interrupted", {{"channel", m_channel->id.value()},
                                                {"session", m_record.session().id.value()},
                                                {"clean", isClean},
                                                {"window_ms", window.count()}});
    m_record.signal(InputSignal::kDisconnected, SessionNews::kInputDisconnected,
                    isClean ? "it said goodbye" : "its connection was lost");
}

void LiveSession::publisherSuperseded(std::string_view why) {
    m_record.signal(InputSignal::kDisconnected, SessionNews::kInputDisconnected, why);
}

void LiveSession::publisherRejected(std::string_view why) {
    m_record.tell(SessionNews::kInputRejected, why);
    fail(why);
}

void LiveSession::consumePicture(std::string_view rendition,
                                 const std::shared_ptr<const media::TrackInfo>& track) {
    const auto place = m_renditions.placeOf(rendition);
    if (!place) {
        return;
    }
    auto named = std::make_shared<media::TrackInfo>(*track);
    named->rendition = *place;
    named->renditionName = rendition;
    takeTrack(m_pictures[*place].track, std::move(named));
}

void LiveSession::consumeSound(const std::shared_ptr<const media::TrackInfo>& track) {
    takeTrack(m_sound, track);
}

void LiveSession::takeTrack(TrackInfo& known, const TrackInfo& track) {
    if (track->rendition == 0) {
        m_monitor.describe(*track);
        m_hasVideo = m_hasVideo || track->kind == media::TrackKind::kVideo;
    }
    if (known && *known == *track) {
        return;
    }
    known = track;
    m_timeline.trackChanged(*track);
    m_parts.logger.info("session.track", {{"channel", m_channel->id.value()},
                                          {"session", m_record.session().id.value()},
                                          {"codec", track->codecString},
                                          {"rendition", track->renditionName},
                                          {"width", track->video.width},
                                          {"height", track->video.height},
                                          {"sample_rate", track->audio.sampleRate}});
    if (track->rendition == 0) {
        m_gopCache.clear();
        m_parts.onMedia(track);
    }
    m_output->consume(track);
}

void LiveSession::consumeSample(std::string_view rendition, const media::MediaSample& sample) {
    const SteadyTime now = m_parts.clock.steadyNow();
    m_lastArrival = now;
    if (sample.track == media::TrackKind::kAudio && m_sound) {
        takeSample(*m_sound, sample, now);
        return;
    }
    const auto place = m_renditions.placeOf(rendition);
    if (place && m_pictures[*place].track && isDecodable(m_pictures[*place], sample, now)) {
        takeSample(*m_pictures[*place].track, sample, now);
    } else {
        ++m_parts.counters.samplesDropped;
    }
}

bool LiveSession::isDecodable(Picture& picture, const media::MediaSample& sample, SteadyTime now) {
    if (picture.awaitsKeyFrame && !sample.isKey) {
        if (picture.track->rendition == 0) {
            m_monitor.observe(*picture.track, sample, now);
            m_refusals.refused(sample.track, "no key frame that its video could begin with came",
                               now);
        }
        return false;
    }
    picture.awaitsKeyFrame = false;
    return true;
}

void LiveSession::takeSample(const media::TrackInfo& format, const media::MediaSample& sample,
                             SteadyTime now) {
    if (format.rendition == 0) {
        m_monitor.observe(format, sample, now);
    }
    Timeline::Placed placed = m_timeline.place(format, sample, now, m_parts.clock.wallNow());
    if (placed.isRepaired) {
        ++m_parts.counters.timestampsRepaired;
    }
    if (placed.isDiscontinuity) {
        ++m_parts.counters.discontinuities;
        m_parts.logger.warning("session.timestamps_jumped",
                               {{"channel", m_channel->id.value()},
                                {"session", m_record.session().id.value()},
                                {"track", media::toString(sample.track)}});
    }
    if (std::exchange(m_isReconnected, false) || placed.isDiscontinuity) {
        emit(media::Discontinuity{});
    }
    emitSample(std::move(placed.sample));
}

void LiveSession::emitSample(std::shared_ptr<const media::MediaSample> sample) {
    if (m_record.state() == SessionState::kInit) {
        m_record.signal(SessionSignal::kDecodable);
    }
    const media::TrackKind kind = sample->track;
    const bool isOfFirst = sample->rendition == 0;
    if (isOfFirst) {
        m_gopCache.add(sample, m_hasVideo);
        m_parts.onMedia(sample);
    }
    const auto result = m_output->consume(std::move(sample));
    if (result.has_value()) {
        m_refusals.taken(kind);
        m_tookSinceFailure = true;
    } else if (isOfFirst && m_refusals.refused(kind, result.error().context, m_lastArrival)) {
        m_parts.logger.warning("output.refused", {{"channel", m_channel->id.value()},
                                                  {"error", toString(result.error().code)},
                                                  {"detail", result.error().context}});
    }
}

void LiveSession::emit(const media::MediaEvent& event) {
    m_output->consume(event);
    m_parts.onMedia(media::MediaEvent(event));
}

std::optional<domain::EndedReason> LiveSession::tick(const domain::Channel& channel,
                                                     std::chrono::milliseconds unpublishWindow) {
    const SteadyTime now = m_parts.clock.steadyNow();
    if (const auto overdue = m_deadlines.due(channel, unpublishWindow, m_record.state(), now)) {
        return overdue;
    }
    if (m_deadlines.takeEndingSoon(channel, now)) {
        m_record.tell(SessionNews::kEndingSoon);
    }
    watchInput(now);
    m_output->tick(now);
    watchState(now);
    measure(channel, now);
    return std::nullopt;
}

void LiveSession::end(domain::EndedReason reason, std::string_view words) {
    emit(media::EndOfStream{});
    m_parts.logger.info("session.ended", {{"channel", m_channel->id.value()},
                                          {"session", m_record.session().id.value()},
                                          {"cause", domain::toString(reason)},
                                          {"reason", words}});
    m_record.end(reason, words);
}

void LiveSession::watchInput(SteadyTime now) {
    const bool isSilent = m_isConnected && now - m_lastArrival >= kStarvedAfter;
    if (isSilent) {
        m_record.signal(InputSignal::kStarved, SessionNews::kInputStarved,
                        "no media for three seconds");
    } else if (m_record.input() == SessionInput::kStarved) {
        m_record.signal(InputSignal::kFed, SessionNews::kInputRecovered);
    }
}

void LiveSession::watchState(SteadyTime now) {
    const std::string* const failure = m_refusals.failure(now);
    if (failure && m_record.state() != SessionState::kInit) {  // which has a time-out of its own
        fail(*failure);
    } else if (!failure && m_record.state() == SessionState::kError && m_tookSinceFailure) {
        m_record.signal(SessionSignal::kRecovered);
        m_deadlines.recovered();
    }
    if (m_record.state() == SessionState::kProcessing && m_output->isWatchable()) {
        m_record.signal(SessionSignal::kWatchable);
    }
}

void LiveSession::measure(const domain::Channel& channel, SteadyTime now) {
    if (now - m_measuredAt < kMeasureInterval) {
        return;
    }
    m_measuredAt = now;
    const SessionInput input = m_record.input();
    const InputFigures figures = m_monitor.roll(now);
    if (input != SessionInput::kLost && input != SessionInput::kStarved) {
        m_figures = figures;  // else those of its last good second are held
    }
    m_figures.media.samplesDropped = m_parts.counters.samplesDropped - m_droppedBefore;
    const SteadyTime absentSince = input == SessionInput::kLost ? m_lostAt : m_lastArrival;
    const domain::InputHealth health = healthOf(
        m_figures, {input, std::chrono::duration_cast<std::chrono::milliseconds>(now - absentSince),
                    channel.reconnectWindow, m_channel->mode});
    m_record.setFigures(m_figures.media, health);
    if (const auto change = m_health.update(health, now)) {
        m_record.tell(*change == HealthWatch::Change::kDegraded ? SessionNews::kHealthDegraded
                                                                : SessionNews::kHealthRecovered,
                      health.cause);
    }
    if (now - m_toldFiguresAt >= kFiguresInterval) {
        m_toldFiguresAt = now;
        m_record.tell(SessionNews::kMeasured);
    }
}

void LiveSession::fail(std::string_view why) {
    if (m_record.signal(SessionSignal::kFailed, why)) {
        m_tookSinceFailure = false;
        m_deadlines.failed(m_parts.clock.steadyNow());
    }
}

}  // namespace sigma::stream
