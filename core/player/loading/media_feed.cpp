#include "core/player/loading/media_feed.h"

#include <algorithm>
#include <utility>

#include "core/player/loading/switch_point.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// What starts this much before the end of its lane takes the place of what was there.
constexpr Duration kOverlap = 100ms;
constexpr Duration kSoundAhead = 500ms;
constexpr auto kBanishment = 10s;
constexpr unsigned kMostChunkFaults = 4;

}  // namespace

MediaFeed::MediaFeed(Requests& requests, const Clock& clock, Playout& playout, SourceBook& sources,
                     BandwidthEstimator& bandwidth, QualityControl& quality, EventLog& events,
                     const BufferLimits& limits)
    : m_clock(clock),
      m_playout(playout),
      m_sources(sources),
      m_bandwidth(bandwidth),
      m_quality(quality),
      m_events(events),
      m_limits(limits),
      m_inits(requests, clock),
      m_preloader(m_inits),
      m_main(Lane::kMain, requests, m_inits, clock, *this),
      m_audio(Lane::kAudio, requests, m_inits, clock, *this),
      m_probe(requests, clock, bandwidth) {}

void MediaFeed::setLayout(const StreamLayout& layout, std::size_t firstVariant) {
    m_layout = &layout;
    m_variant = firstVariant;
    m_sources.follow({Lane::kMain, firstVariant}, nullptr);
    if (needsAudio()) {
        m_sources.follow({Lane::kAudio, *layout.variants[firstVariant].audio}, nullptr);
    }
    m_playout.setLanes(needsAudio());
}

MediaSource* MediaFeed::mainSource() {
    return m_layout == nullptr ? nullptr : &m_sources.at({Lane::kMain, m_variant});
}

const MediaSource* MediaFeed::loaded() const {
    const MediaSource* const source = m_sources.find({Lane::kMain, m_variant});
    return source != nullptr && source->hasPlaylist() ? source : nullptr;
}

void MediaFeed::aim(Duration time, Duration latest) {
    MediaSource& source = *mainSource();
    if (!source.hasPlaylist()) {
        return;
    }
    auto entry = entryPointBefore(source.playlist(), source.timeline(), time);
    const auto next = entryPointFrom(source.playlist(), source.timeline(), time);
    if (entry && next && next->start <= latest && next->start - time < time - entry->start) {
        // Less has to be loaded before it can play.
        entry = next;
    }
    if (entry) {
        m_main.aim(source, *entry);
        m_firstAt = entry->start;
        followAudio();
    }
}

std::optional<std::size_t> MediaFeed::wantedAudio() const {
    const MediaSource* const coming = m_main.coming();
    return m_layout->variants[coming != nullptr ? coming->id().index : m_variant].audio;
}

void MediaFeed::followAudio() {
    const auto audio = wantedAudio();
    if (!audio || !m_main.isAimed()) {
        return;
    }
    const SourceId id{Lane::kAudio, *audio};
    if (m_audio.isAimed()) {
        if (m_audio.coming()->id() != id) {
            m_audio.switchTo(m_sources.follow(id, mainSource()));
        }
        return;
    }
    MediaSource& source = m_sources.follow(id, nullptr);
    if (!source.hasPlaylist()) {
        return;
    }
    if (const auto entry = entryPointBefore(source.playlist(), source.timeline(), m_firstAt)) {
        m_audio.aim(source, *entry);
        m_audioFirstAt = entry->start;
    }
}

void MediaFeed::stop() {
    const MediaSource* const coming = comingSource();
    m_variant = coming != nullptr && coming->hasPlaylist() ? coming->id().index : m_variant;
    tellSourcesOf(m_main, std::nullopt);
    tellSourcesOf(m_audio, std::nullopt);
    m_main.stop();
    m_audio.stop();
    m_probe.stop();
    m_log.clear();
    m_goneAt.reset();
    m_chunkFaults = 0;
}

void MediaFeed::want(std::size_t variant) {
    if (variant >= m_layout->variants.size()) {
        return;
    }
    MediaSource& source = m_sources.follow({Lane::kMain, variant}, mainSource());
    if (m_main.isAimed()) {
        m_main.switchTo(source);
    } else {
        m_variant = variant;
    }
}

const MediaSource* MediaFeed::comingSource() const {
    const MediaSource* const coming = m_main.coming();
    return coming != nullptr && coming->id().index != m_variant ? coming : nullptr;
}

bool MediaFeed::uses(const MediaSource& source) const {
    const SourceId id = source.id();
    const bool isFirst = id.lane == Lane::kMain ? id.index == m_variant : wantedAudio() == id.index;
    return isFirst || m_main.uses(source) || m_audio.uses(source);
}

std::optional<SteadyTime> MediaFeed::advance(const FeedOutlook& outlook) {
    m_outlook = outlook;
    m_log.forgetBefore(outlook.position);
    followAudio();
    m_main.tellProgress();
    if (const MediaLoad* const pending = m_main.pending(); pending != nullptr) {
        chooseQuality(pending->plan.duration);
    }
    LaneOutlook lane;
    lane.position = outlook.position;
    lane.bandwidth = m_bandwidth.estimate(m_clock.steadyNow()).cautious;
    lane.isUrgent = outlook.isUrgent;
    const auto main = m_main.advance(lane);
    const auto audio = needsAudio() ? m_audio.advance(lane) : std::nullopt;
    tellSourcesOf(m_main, m_main.boundUntil());
    tellSourcesOf(m_audio, m_audio.boundUntil());
    m_probe.advance();
    return main && audio ? std::min(*main, *audio) : main ? main : audio;
}

void MediaFeed::tellSourcesOf(const LaneLoader& lane, std::optional<Duration> loadedUntil) {
    if (lane.isAimed()) {
        lane.source()->setLoadedUntil(loadedUntil);
        lane.coming()->setLoadedUntil(loadedUntil);
    }
}

std::optional<Duration> MediaFeed::takeGone() {
    return std::exchange(m_goneAt, std::nullopt);
}

bool MediaFeed::hasMedia() const {
    const bool hasMain = m_main.isAimed() && m_main.loadedUntil() > m_firstAt;
    return hasMain &&
           (!needsAudio() || (m_audio.isAimed() && m_audio.loadedUntil() > m_audioFirstAt));
}

Duration MediaFeed::loadedUntil() const {
    return needsAudio() && m_audio.isAimed() ? std::min(m_main.loadedUntil(), m_audio.loadedUntil())
                                             : m_main.loadedUntil();
}

bool MediaFeed::isComplete() const {
    return m_main.isAimed() && m_main.isAtEnd() && (!needsAudio() || m_audio.isAtEnd());
}

bool MediaFeed::mayLoad(Lane lane, const ChunkPlan& plan) {
    const Duration ahead = laneOf(lane).loadedUntil() - std::max(m_outlook.position, m_firstAt);
    if (ahead > m_limits.ahead || m_log.bytesAfter(m_outlook.position, lane) > m_limits.bytes) {
        return false;
    }
    if (lane == Lane::kAudio) {
        // What comes long before its pictures takes the line from them.
        return m_main.isAtEnd() || plan.start <= m_main.boundUntil() + kSoundAhead;
    }
    if (plan.kind == ChunkPlan::Kind::kGap) {
        return !avoidsGap(plan);
    }
    chooseQuality(plan.duration);
    return true;
}

/// Another rendition may have what this one has not: while there is time, it is asked.
bool MediaFeed::avoidsGap(const ChunkPlan& plan) {
    constexpr Duration kTime = 700ms;
    const bool isKnown = m_avoidedGap && std::chrono::abs(*m_avoidedGap - plan.start) < 10s;
    if (!isKnown) {
        m_avoidedGap = plan.start;
        const SteadyTime now = m_clock.steadyNow();
        const std::size_t variant = m_main.source()->id().index;
        m_quality.ladder().banish(variant, now + kBanishment);
        if (const auto other = m_quality.ladder().insteadOf(variant, now)) {
            want(*other);
        }
    }
    return m_main.next() != nullptr && m_outlook.buffer > kTime;
}

Duration MediaFeed::untilSwitch() {
    const MediaSource& source = *m_main.source();
    const Duration from = m_main.boundUntil();
    if (const auto entry = entryPointFrom(source.playlist(), source.timeline(), from - kOverlap)) {
        return std::max(entry->start - from, Duration{0});
    }
    const auto last = entryPointBefore(source.playlist(), source.timeline(), from);
    return last ? std::max(last->start + switchInterval(source) - from, Duration{0}) : Duration{0};
}

/// From where another quality could begin to the end of what is buffered.
std::optional<Duration> MediaFeed::wayBack() {
    const MediaSource& source = *m_main.source();
    const Duration end = m_main.loadedUntil();
    const auto entry = entryPointBefore(source.playlist(), source.timeline(), end + kOverlap);
    if (!entry || entry->start < m_outlook.position + kLeastAhead) {
        return std::nullopt;
    }
    return std::max(end - entry->start, Duration{0});
}

void MediaFeed::chooseQuality(Duration chunkDuration) {
    if (m_layout->variants.size() == 1) {
        return;
    }
    QualityOutlook outlook;
    outlook.now = m_clock.steadyNow();
    outlook.variant = m_main.source()->id().index;
    outlook.buffer = m_outlook.buffer;
    // Not its own: the last part of a segment may be next to nothing.
    outlook.chunkDuration = m_main.source()->playlist().partTarget.value_or(chunkDuration);
    outlook.targetLatency = m_outlook.targetLatency;
    outlook.latencyError = m_outlook.latencyError;
    outlook.isWaiting = m_outlook.isUrgent;
    outlook.untilSwitch = untilSwitch();
    outlook.switchInterval = switchInterval(*m_main.source());
    outlook.wayBack = wayBack();
    outlook.pending = m_main.pending();
    const QualityControl::Choice choice = m_quality.choose(outlook);
    if (choice.variant != m_main.coming()->id().index) {
        want(choice.variant);
    }
    if (choice.givesUpTransfer) {
        m_main.giveUp();
    }
    if (choice.probe && !m_probe.isBusy()) {
        const SourceId id{Lane::kMain, *choice.probe};
        m_probe.begin(m_sources.at(id), m_sources.reportOn(id, mainSource()));
    }
}

void MediaFeed::onChunk(MediaChunk chunk) {
    if (chunk.start < laneOf(chunk.lane).loadedUntil() - kOverlap) {
        // It may have come too late to take the place of all that it was to.
        const Duration from = std::max(chunk.start, m_outlook.position + kLeastAhead);
        m_playout.dropFrom(from);
        m_log.dropFrom(from);
        if (chunk.lane == Lane::kMain && m_audio.isAimed() && m_audio.loadedUntil() > from &&
            m_audio.source()->hasPlaylist()) {
            const MediaSource& audio = *m_audio.source();
            if (const auto entry =
                    entryPointFrom(audio.playlist(), audio.timeline(), chunk.start)) {
                m_audio.aim(*m_audio.source(), *entry);
            }
        }
    }
    m_variant = chunk.lane == Lane::kMain ? chunk.variant : m_variant;
    QualityLadder& ladder = m_quality.ladder();
    if (chunk.lane == Lane::kAudio && !chunk.isGap) {
        ladder.measureSound(chunk.bytes.size(), chunk.duration);
    }
    if (chunk.lane == Lane::kMain && !chunk.isGap) {
        ladder.measure(chunk.variant, chunk.bytes.size(), chunk.duration);
        const MediaSource& source = m_sources.at({Lane::kMain, chunk.variant});
        const auto part = source.hasPlaylist() ? source.playlist().partTarget : std::nullopt;
        if (part && chunk.duration <= *part) {
            ladder.weigh(chunk.variant, chunk.bytes.size(), chunk.duration, chunk.isIndependent);
        }
        m_chunkFaults = 0;
    }
    m_figures.bytesLoaded += chunk.bytes.size();
    m_log.add(chunk);
    m_playout.append(std::move(chunk));
}

void MediaFeed::onTransfer(Lane lane, const Transfer& transfer) {
    if (lane == Lane::kAudio) {
        // Time that is counted for the sound is not counted for the picture any more.
        m_main.tellProgress();
    }
    m_bandwidth.onTransfer(transfer);
}

void MediaFeed::noteFault(std::string text) {
    ++m_figures.faults;
    m_events.add(PlayerEventKind::kFault, std::move(text));
}

void MediaFeed::onChunkFault(Lane lane, const Error& error) {
    noteFault(error.context);
    if (lane == Lane::kMain && ++m_chunkFaults >= kMostChunkFaults) {
        m_chunkFaults = 0;
        m_quality.ladder().banish(m_main.source()->id().index, m_clock.steadyNow() + kBanishment);
    }
}

void MediaFeed::onSwitched(Lane lane, SourceId from, SourceId to) {
    if (lane == Lane::kMain) {
        ++m_figures.switches;
        m_quality.onSwitched(m_clock.steadyNow(), from.index, to.index);
        m_events.addSwitch(to.index);
    }
}

void MediaFeed::onGone(Lane, Duration at) {
    m_goneAt = at;
}

double MediaFeed::bitrateOf(SourceId source) const {
    return source.lane == Lane::kMain ? m_quality.ladder().bitrateOf(source.index) : 0;
}

}  // namespace sigma::player
