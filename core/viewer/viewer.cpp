#include "core/viewer/viewer.h"

#include <algorithm>

#include "core/player/adaptation/player_policies.h"
#include "core/viewer/beacon.h"

namespace sigma::viewer {
namespace {

using player::Duration;
using player::PlayerState;

constexpr std::chrono::milliseconds kLookEvery(250);
constexpr std::chrono::seconds kBeaconEvery(10);

/// A session's content, for who reads what viewers tell: the path of its playlist.
std::string contentIdOf(const httpclient::Url& url) {
    return url.target.substr(0, url.target.find('?'));
}

/// Where a Sigma server tells its time; other servers have nothing there.
ViewerOptions withClock(ViewerOptions options) {
    if (!options.settings.clockUrl) {
        options.settings.clockUrl = options.url;
        options.settings.clockUrl->target = "/time";
    }
    return options;
}

}  // namespace

Viewer::Viewer(boost::asio::any_io_executor executor, const Clock& clock, ViewerOptions options,
               player::Playout& playout)
    : m_clock(clock),
      m_options(withClock(std::move(options))),
      m_timer(executor),
      m_fetcher(executor, clock, m_options.client, listener()),
      m_engine(m_options.url, m_options.settings, player::makeDefaultPolicies(), m_fetcher, playout,
               clock),
      m_status(m_engine.status()) {
    m_cmcd.sessionId = m_options.sessionId;
    m_cmcd.contentId = contentIdOf(m_options.url);
    if (m_options.beaconUrl) {
        m_beacons.emplace(executor, clock, m_options.client, *m_options.beaconUrl);
    }
}

Viewer::~Viewer() {
    m_options.onStatus = {};
    if (m_isStarted) {
        look(m_clock.steadyNow());
        sendBeacon(true);
    }
}

void Viewer::start() {
    m_isStarted = true;
    m_lookedAt = m_clock.steadyNow();
    m_beaconAt = m_lookedAt + kBeaconEvery;
    m_engine.start();
    wake();
}

void Viewer::control(const std::function<void(player::PlayerEngine&)>& change) {
    change(m_engine);
    wake();
    look(m_clock.steadyNow());
}

std::optional<double> Viewer::bitrate() const {
    if (!m_status.variant || *m_status.variant >= m_status.variants->size()) {
        return std::nullopt;
    }
    return static_cast<double>((*m_status.variants)[*m_status.variant].bitsPerSecond);
}

HttpFetcher::Listener Viewer::listener() {
    return {
        .onProgress =
            // It is looked at with the next tick, which is soon enough to give a transfer up.
        [this](player::FetchId id, player::Arrival arrival) { m_engine.onProgress(id, arrival); },
        .onFetched =
            [this](player::FetchId id, Result<player::FetchAnswer> answer) {
                m_engine.onFetched(id, std::move(answer));
                wake();
            },
        .headersFor = [this](const auto& request) { return headersFor(request); }};
}

std::vector<httpclient::HttpHeader> Viewer::headersFor(const player::FetchRequest& request) {
    std::vector<httpclient::HttpHeader> headers = cmcdHeaders(m_cmcd, request);
    // The server's clock is not told.
    m_cmcd.wasStarved = m_cmcd.wasStarved && headers.empty();
    return headers;
}

void Viewer::wake() {
    const SteadyTime now = m_clock.steadyNow();
    if (now - m_lookedAt >= kLookEvery) {
        look(now);
    }
    const SteadyTime next = m_engine.tick();
    m_timer.expires_after(std::max(next - now, SteadyTime::duration::zero()));
    m_timer.async_wait([this, alive = std::weak_ptr(m_alive)](const auto& error) {
        if (!error && !alive.expired()) {
            wake();
        }
    });
}

void Viewer::look(SteadyTime now) {
    player::PlayerStatus status = m_engine.status();
    const auto wall = std::chrono::duration_cast<Duration>(now - m_lookedAt);
    const Duration advance = status.position - m_status.position;
    if (status.state == PlayerState::kPlaying && m_status.state == PlayerState::kPlaying) {
        m_watched += std::clamp(advance, Duration::zero(), wall);
    }
    m_cmcd.wasStarved = m_cmcd.wasStarved || status.stalls > m_status.stalls;
    m_status = std::move(status);
    m_lookedAt = now;
    updateCmcd();
    if (now >= m_beaconAt) {
        m_beaconAt += kBeaconEvery;
        sendBeacon(false);
    }
    if (m_options.onStatus) {
        m_options.onStatus();
    }
}

void Viewer::updateCmcd() {
    m_cmcd.buffer = m_status.buffer;
    m_cmcd.bandwidth = m_status.averageBandwidth;
    m_cmcd.speed = m_status.speed;
    m_cmcd.isLive = m_status.isLive;
    m_cmcd.highestBitrate.reset();
    m_cmcd.hasAudioLane = false;
    for (const player::PlayerVariant& variant : *m_status.variants) {
        const auto bitrate = static_cast<double>(variant.bitsPerSecond);
        m_cmcd.highestBitrate = std::max(m_cmcd.highestBitrate.value_or(0), bitrate);
        m_cmcd.hasAudioLane = m_cmcd.hasAudioLane || variant.hasAudioRendition;
    }
}

void Viewer::sendBeacon(bool isLast) {
    if (m_beacons) {
        m_beacons->send(beaconJson({.sessionId = m_cmcd.sessionId,
                                    .contentId = m_cmcd.contentId,
                                    .sequence = m_beaconCount++,
                                    .isLast = isLast,
                                    .watched = m_watched,
                                    .status = m_status,
                                    .bitrate = bitrate()}));
    }
}

}  // namespace sigma::viewer
