#include "core/player/conductor.h"

#include <algorithm>
#include <utility>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr auto kBeat = 250ms;
/// Nobody calls for so long who is not suspended.
constexpr auto kSuspended = 5s;

std::string secondsText(Duration duration) {
    return std::to_string(std::chrono::round<std::chrono::seconds>(duration).count()) + " s";
}

std::shared_ptr<const std::vector<PlayerVariant>> factsOf(const StreamLayout& layout) {
    auto facts = std::make_shared<std::vector<PlayerVariant>>();
    for (const StreamVariant& variant : layout.variants) {
        facts->push_back(variant.facts);
    }
    return facts;
}

}  // namespace

Conductor::Conductor(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
                     Fetcher& fetcher, Playout& playout, const Clock& clock)
    : m_settings(std::move(settings)),
      m_policies(std::move(policies)),
      m_playout(playout),
      m_clock(clock),
      m_requests(fetcher),
      m_events(clock),
      m_serverClock(m_settings.clockUrl, m_requests, clock),
      m_opener(std::move(url), m_requests, clock,
               [this](StreamLayout layout, const FetchAnswer& answer, bool isMedia) {
                   onOpened(std::move(layout), answer, isMedia);
               }),
      m_steering(m_requests, clock),
      m_sources(m_requests, clock, *this),
      m_quality(*m_policies.abr, *m_policies.bandwidth),
      m_feed(m_requests, clock, playout, m_sources, *m_policies.bandwidth, m_quality, m_events,
             m_settings.buffer),
      m_live(m_settings, *m_policies.latency, playout, m_serverClock, clock),
      m_play(playout, clock),
      m_variants(std::make_shared<const std::vector<PlayerVariant>>()),
      m_wantedAt(m_settings.startPosition) {
    m_live.setFollowing(!m_wantedAt);
}

void Conductor::start() {
    m_isStarted = true;
    m_play.begin();
    work();
}

void Conductor::onOpened(StreamLayout layout, const FetchAnswer& answer, bool isMedia) {
    m_serverClock.onAnswer(answer);
    if (m_layout == layout) {
        return;
    }
    if (m_layout) {
        leaveStream("the stream has moved to other playlists");
    }
    m_layout = std::move(layout);
    m_variants = factsOf(*m_layout);
    m_quality.ladder().setLayout(*m_layout);
    m_quality.ladder().setPathwayPriority(
        {m_layout->pathway.empty() ? m_layout->variants.front().pathway : m_layout->pathway});
    m_quality.setOnlyVariant(onlyVariant());
    m_sources.setLayout(*m_layout);
    m_feed.setLayout(*m_layout, m_quality.firstVariant(m_clock.steadyNow()));
    m_steering.begin(m_layout->steering);
    m_isAcquainted = false;
    if (isMedia) {
        m_sources.at({Lane::kMain, 0}).take(answer);
    }
}

SteadyTime Conductor::work() {
    const SteadyTime now = m_clock.steadyNow();
    if (!m_isStarted || m_failure) {
        return now + kBeat;
    }
    SteadyTime next = now + kBeat;
    const auto wakeAt = [&next](std::optional<SteadyTime> at) {
        next = std::min(next, at.value_or(next));
    };
    noteClocks(now);
    wakeAt(m_opener.tick());
    wakeAt(m_serverClock.tick());
    if (m_opener.hasFailed()) {
        fail(*m_opener.error());
    }
    if (!m_layout || m_failure) {
        return next;
    }
    if (std::exchange(m_mustStartOver, false)) {
        startOver();
    }
    aim();
    wakeAt(m_feed.advance(outlook()));
    play();
    keepLatency();
    noteStaleness(now);
    steer();
    acquaintNext();
    m_sources.restUnless([this](const MediaSource& source) { return m_feed.uses(source); });
    wakeAt(m_sources.tick());
    return std::max(next, now + 1ms);
}

void Conductor::fail(Error error) {
    if (!m_failure) {
        m_events.add(PlayerEventKind::kFailed, error.context);
        m_failure = std::move(error);
        m_feed.stop();
        m_requests.cancelAll();
    }
}

const MediaSource* Conductor::main() const {
    const MediaSource* const source = m_sources.find({Lane::kMain, m_feed.variant()});
    return m_layout && source != nullptr && source->hasPlaylist() ? source : nullptr;
}

bool Conductor::isLive() const {
    return main() == nullptr || !main()->playlist().hasEndList;
}

void Conductor::onPlaylist(MediaSource& source, PlaylistChange change) {
    m_feed.preload(source);
    if (!source.isFollowed()) {
        return;
    }
    m_playlistError.reset();
    if (source.id().lane == Lane::kMain) {
        m_opener.rest();
    }
    if (change == PlaylistChange::kReset) {
        m_mustStartOver = true;
        return;
    }
    if (&source != main()) {
        return;
    }
    m_awaitsPlaylist = false;
    m_live.onPlaylist(source.playlist(), source.timeline(), m_layout->start,
                      change == PlaylistChange::kUpdated);
    if (change == PlaylistChange::kUpdated) {
        for (hls::DateRange& marker : m_markers.takeNew(source.playlist())) {
            m_events.addMarker(std::move(marker));
        }
    }
}

void Conductor::onPlaylistError(MediaSource& source, const Error& error) {
    constexpr unsigned kFailuresToAvoid = 2;
    constexpr unsigned kFailuresToOpenAgain = 3;
    constexpr unsigned kFailuresToRefuse = 5;
    const SteadyTime now = m_clock.steadyNow();
    const bool isMain = source.id().lane == Lane::kMain;
    const unsigned failures = source.tracker().failures();
    m_playlistError = error;
    m_feed.noteFault(error.context);
    const bool isRefused =
        error.code == ErrorCode::kUnsupported ||
        ((error.code == ErrorCode::kForbidden || error.code == ErrorCode::kUnauthorized) &&
         failures >= kFailuresToRefuse);
    if (isMain && (isRefused || failures >= kFailuresToAvoid)) {
        avoid(source.id().index, now + (isRefused ? std::chrono::hours(24) : 10s));
    }
    if (!source.isFollowed() || (isMain && hasUsableQuality(now))) {
        return;
    }
    if (isRefused) {
        fail(error);
    } else if (isMain && error.code == ErrorCode::kNotFound && failures >= kFailuresToOpenAgain) {
        // It may be found under others by the URL that it is known by.
        m_opener.begin();
    }
}

std::optional<std::size_t> Conductor::onlyVariant() const {
    const auto only = m_settings.onlyVariant;
    return m_layout && only && *only < m_layout->variants.size() ? only : std::nullopt;
}

bool Conductor::hasUsableQuality(SteadyTime now) const {
    return std::ranges::any_of(m_quality.ladder().qualities(now), &Quality::isUsable);
}

void Conductor::avoid(std::size_t variant, SteadyTime until) {
    m_quality.ladder().banish(variant, until);
    const auto qualities = m_quality.ladder().qualities(m_clock.steadyNow());
    const auto rung = m_quality.ladder().rungOf(variant);
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i != qualities.size(); ++i) {
        // The nearest below, else the lowest above.
        if (qualities[i].isUsable && (!nearest || i <= rung.value_or(0))) {
            nearest = qualities[i].variant;
        }
    }
    if (nearest && variant == m_feed.variant()) {
        m_feed.want(*nearest);
    }
}

const MediaTimeline* Conductor::referenceFor(const MediaSource& source) const {
    const MediaSource* const reference = main();
    return reference == nullptr || reference == &source ? m_sources.timelineBeside(source)
                                                        : &reference->timeline();
}

void Conductor::noteClocks(SteadyTime now) {
    constexpr Duration kLeastJump = 2s;
    const auto difference = std::chrono::duration_cast<Duration>(
        m_clock.wallNow().time_since_epoch() - now.time_since_epoch());
    const auto pause = now - m_workedAt.value_or(now);
    if (m_clockDifference && std::chrono::abs(difference - *m_clockDifference) > kLeastJump) {
        // The clock was set, or the machine slept and its steady clock with it.
        m_serverClock.beginAgain();
        m_sources.refresh();
    }
    m_clockDifference = difference;
    m_workedAt = now;
    if (pause > kSuspended && m_layout) {
        m_feed.noteFault("suspended for " +
                         secondsText(std::chrono::duration_cast<Duration>(pause)));
        tuneIn();
    }
}

void Conductor::tuneIn() {
    m_sources.refresh();
    if (isLive() && m_live.isFollowing()) {
        reposition(std::nullopt);
        m_awaitsPlaylist = true;
    }
}

void Conductor::startOver() {
    leaveStream("the stream began anew");
    m_sources.tuneIn();
}

void Conductor::leaveStream(std::string why) {
    m_feed.noteFault(std::move(why));
    m_timelineBase = main() != nullptr ? main()->timeline().end() : m_timelineBase;
    reposition(std::nullopt);
    m_feed.forgetInits();
    m_markers = {};
    m_live.reset();
    m_live.setFollowing(true);
    m_playlistError.reset();
    m_mustStartOver = false;
    m_awaitsPlaylist = false;
}

void Conductor::noteStaleness(SteadyTime now) {
    switch (m_staleness.judge(main(), now)) {
        case StalenessWatch::Verdict::kFresh:
            break;
        case StalenessWatch::Verdict::kTurnedStale:
            m_feed.noteFault(main()->tracker().url().withoutQuery() + " has said nothing new for " +
                             secondsText(StalenessWatch::limitOf(main()->playlist())));
            avoid(m_feed.variant(), now + 20s);
            break;
        case StalenessWatch::Verdict::kStale:
            leaveStale();
            break;
    }
}

/// A playlist may stop anywhere, and the other one be enterable only later: at the cost of a jump.
void Conductor::leaveStale() {
    const MediaSource* const other = m_feed.comingSource();
    if (m_play.phase() != PlayPhase::kStalled || other == nullptr || !other->hasPlaylist()) {
        return;
    }
    const Duration position = m_playout.status().position;
    if (other->timeline().end() > position + level()) {
        reposition(m_live.isFollowing() ? std::nullopt : std::optional(position));
    }
}

void Conductor::steer() {
    const auto bandwidth = m_policies.bandwidth->estimate(m_clock.steadyNow()).cautious;
    m_steering.tick(m_layout->variants[m_feed.variant()].pathway, bandwidth);
    if (auto priority = m_steering.takePriority()) {
        m_quality.ladder().setPathwayPriority(*std::move(priority));
        m_isAcquainted = false;
    }
}

void Conductor::aim() {
    if (!m_feed.isAimed() && main() != nullptr && !m_awaitsPlaylist) {
        const Duration least = profileOf(m_live.mode()).least;
        const bool isLiveEdge = isLive() && !m_wantedAt;
        const Duration slack = isLiveEdge ? m_live.target() - least : Duration{0};
        m_feed.aim(startAt(), startAt() + slack);
    }
    // What is buffered is played first; and who is paused may stay so for long.
    const auto gone = m_feed.takeGone();
    if (gone && !m_play.isPaused() && m_feed.loadedUntil() - outlook().position < level()) {
        m_feed.noteFault("the window has moved on");
        const Duration start = main() != nullptr ? main()->timeline().start() : *gone;
        reposition(m_live.isFollowing() ? std::nullopt : std::optional(std::max(*gone, start)));
    }
}

Duration Conductor::startAt() const {
    const MediaTimeline& timeline = main()->timeline();
    if (m_wantedAt) {
        return std::clamp(*m_wantedAt, timeline.start(),
                          std::max(timeline.start(), timeline.end()));
    }
    const auto& start = main()->playlist().start;
    return isLive() ? m_live.startAt(timeline)
                    : recordingStartAt(timeline, start ? start : m_layout->start);
}

/// How much is loaded before it plays.
Duration Conductor::level() const {
    switch (m_live.mode()) {
        case LatencyMode::kUltra:
            return std::min<Duration>(500ms, m_live.target() / 3);
        case LatencyMode::kLow:
            return 1s;
        case LatencyMode::kNormal:
            break;
    }
    return 2s;
}

FeedOutlook Conductor::outlook() const {
    FeedOutlook outlook;
    const bool isLoading = m_play.phase() == PlayPhase::kLoading;
    outlook.isUrgent = isLoading || m_play.phase() == PlayPhase::kStalled;
    outlook.latencyError = m_live.latencyError();
    if (isLoading && main() != nullptr) {
        const Duration at = startAt();
        outlook.position = m_play.isStartAsked()
                               ? m_playout.status().position
                               : std::min(at, m_feed.isAimed() ? m_feed.loadedUntil() : at);
        outlook.buffer = std::max(main()->timeline().end() - at, Duration{0});
        return outlook;
    }
    outlook.position = m_playout.status().position;
    outlook.buffer = std::max(m_feed.loadedUntil() - outlook.position, Duration{0});
    return outlook;
}

void Conductor::play() {
    PlayOutlook outlook;
    outlook.hasMedia = main() != nullptr && m_feed.hasMedia();
    if (outlook.hasMedia) {
        outlook.firstAt = m_feed.firstAt();
        outlook.startAt = startAt();
    }
    outlook.loadedUntil = m_feed.loadedUntil();
    outlook.level = level();
    outlook.isComplete = m_feed.isComplete();
    if (outlook.isComplete && !std::exchange(m_isEndTold, true)) {
        m_playout.setEnd();
    }
    if (const auto event = m_play.update(outlook)) {
        onPlayEvent(*event);
    }
}

void Conductor::onPlayEvent(PlayControl::Event event) {
    switch (event) {
        case PlayControl::Event::kStarted:
            m_events.add(PlayerEventKind::kStarted);
            break;
        case PlayControl::Event::kStalled:
            m_events.add(PlayerEventKind::kStalled);
            m_policies.abr->onStall(m_clock.steadyNow());
            m_live.onStall();
            break;
        case PlayControl::Event::kResumed:
            m_events.add(PlayerEventKind::kResumed);
            break;
        case PlayControl::Event::kEnded:
            m_events.add(PlayerEventKind::kEnded);
            break;
    }
}

void Conductor::keepLatency() {
    const bool isPlaying = m_play.phase() == PlayPhase::kPlaying;
    if (!isLive() || m_play.isPaused() || (!isPlaying && m_play.phase() != PlayPhase::kStalled)) {
        return;
    }
    const Duration position = m_playout.status().position;
    const Duration buffer = std::max(m_feed.loadedUntil() - position, Duration{0});
    const auto jump = m_live.update(position, buffer, m_feed.log().dateAt(position));
    // Where nothing newer is there, a jump would play the same again.
    if (!jump || main() == nullptr ||
        m_live.startAt(main()->timeline()) < position + std::min<Duration>(*jump / 2, 1s)) {
        return;
    }
    ++m_seeks;
    m_events.add(PlayerEventKind::kSeeked, "nearer to the broadcast");
    m_live.onSeek();
    if (isPlaying && *jump + level() <= buffer) {
        m_playout.start(position + *jump);
    } else {
        reposition(std::nullopt);
    }
}

/// All qualities' playlists are loaded once, one after the other, for their initialisation
/// sections: so that a switch costs one request.
void Conductor::acquaintNext() {
    if (m_isAcquainted || m_play.phase() != PlayPhase::kPlaying || m_sources.isAcquainting()) {
        return;
    }
    for (const Quality& quality : m_quality.ladder().qualities(m_clock.steadyNow())) {
        const SourceId id{Lane::kMain, quality.variant};
        const MediaSource* const source = m_sources.find(id);
        if (source == nullptr || (!source->isAcquainted() && !source->isFollowed())) {
            m_sources.at(id).acquaint(m_sources.reportOn(id, main()));
            return;
        }
    }
    m_isAcquainted = true;
}

void Conductor::reposition(std::optional<Duration> at) {
    m_wantedAt = at;
    m_feed.stop();
    m_playout.clear();
    m_play.reload();
    m_isEndTold = false;
}

}  // namespace sigma::player
