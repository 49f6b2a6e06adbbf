#include "core/player/playing/conductor.h"

#include <algorithm>
#include <utility>

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr auto kBeat = 250ms;

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
      m_guard(m_feed, m_quality.ladder(), clock),
      m_playhead(m_settings, m_policies, playout, m_feed, m_serverClock, m_events, clock),
      m_clockWatch(clock),
      m_variants(std::make_shared<const std::vector<PlayerVariant>>()) {}

void Conductor::start() {
    m_isStarted = true;
    m_playhead.begin();
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
    m_playhead.setStreamStart(m_layout->start);
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
    noteClocks();
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
    wakeAt(m_playhead.advance());
    if (m_guard.isStillStale()) {
        m_playhead.leaveStale();
    }
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

void Conductor::onPlaylist(MediaSource& source, PlaylistChange change) {
    m_feed.preloader().onPlaylist(source);
    if (!source.isFollowed()) {
        return;
    }
    m_playlistError.reset();
    if (source.id().lane == Lane::kMain) {
        m_opener.rest();
        m_guard.onPlaylist();
    }
    if (change == PlaylistChange::kReset) {
        m_mustStartOver = true;
        return;
    }
    if (&source != m_feed.loaded()) {
        return;
    }
    m_playhead.onPlaylist(source, change == PlaylistChange::kUpdated);
    if (change == PlaylistChange::kUpdated) {
        for (hls::DateRange& marker : m_markers.takeNew(source.playlist())) {
            m_events.addMarker(std::move(marker));
        }
    }
}

void Conductor::onPlaylistError(MediaSource& source, const Error& error) {
    m_playlistError = error;
    m_feed.noteFault(error.context);
    switch (m_guard.onError(source, error)) {
        case PlaylistGuard::Remedy::kNone:
            break;
        case PlaylistGuard::Remedy::kOpenAgain:
            m_opener.begin();
            break;
        case PlaylistGuard::Remedy::kGiveUp:
            fail(error);
            break;
    }
}

std::optional<std::size_t> Conductor::onlyVariant() const {
    const auto only = m_settings.onlyVariant;
    return m_layout && only && *only < m_layout->variants.size() ? only : std::nullopt;
}

const MediaTimeline* Conductor::referenceFor(const MediaSource& source) const {
    const MediaSource* const reference = m_feed.loaded();
    return reference == nullptr || reference == &source ? m_sources.timelineBeside(source)
                                                        : &reference->timeline();
}

void Conductor::noteClocks() {
    const ClockWatch::Finding finding = m_clockWatch.look();
    if (finding.isClockSet) {
        m_serverClock.beginAgain();
        m_sources.refresh();
    }
    if (finding.suspendedFor && m_layout) {
        m_feed.noteFault("suspended for " + wholeSeconds(*finding.suspendedFor));
        m_sources.refresh();
        m_playhead.tuneIn();
    }
}

void Conductor::startOver() {
    leaveStream("the stream began anew");
    m_sources.tuneIn();
}

void Conductor::leaveStream(std::string why) {
    m_feed.noteFault(std::move(why));
    const MediaSource* const left = m_feed.loaded();
    m_timelineBase = left != nullptr ? left->timeline().end() : m_timelineBase;
    m_playhead.leaveStream();
    m_feed.preloader().forget();
    m_markers = {};
    m_playlistError.reset();
    m_mustStartOver = false;
}

void Conductor::steer() {
    const auto bandwidth = m_policies.bandwidth->estimate(m_clock.steadyNow()).cautious;
    m_steering.tick(m_layout->variants[m_feed.variant()].pathway, bandwidth);
    if (auto priority = m_steering.takePriority()) {
        m_quality.ladder().setPathwayPriority(*std::move(priority));
        m_isAcquainted = false;
    }
}

/// All qualities' playlists are loaded once, one after the other, for their initialisation
/// sections: so that a switch costs one request.
void Conductor::acquaintNext() {
    if (m_isAcquainted || m_playhead.play().phase() != PlayPhase::kPlaying ||
        m_sources.isAcquainting()) {
        return;
    }
    for (const Quality& quality : m_quality.ladder().qualities(m_clock.steadyNow())) {
        const SourceId id{Lane::kMain, quality.variant};
        const MediaSource* const source = m_sources.find(id);
        if (source == nullptr || (!source->isAcquainted() && !source->isFollowed())) {
            m_sources.at(id).acquaint(m_sources.reportOn(id, m_feed.loaded()));
            return;
        }
    }
    m_isAcquainted = true;
}

void Conductor::setOnlyVariant(std::optional<std::size_t> variant) {
    if (m_layout && variant && *variant >= m_layout->variants.size()) {
        return;
    }
    m_settings.onlyVariant = variant;
    if (!m_layout) {
        return;
    }
    m_quality.setOnlyVariant(variant);
    if (variant && m_feed.mainSource() != nullptr) {
        m_feed.want(*variant);
    }
}

}  // namespace sigma::player
