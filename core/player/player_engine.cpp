#include "core/player/player_engine.h"

#include <utility>

namespace sigma::player {

/// What the engine consists of.
class PlayerEngine::Conductor {
public:
    Conductor(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
              Fetcher& fetcher, Playout& playout, const Clock& clock)
        : m_url(std::move(url)),
          m_settings(std::move(settings)),
          m_policies(std::move(policies)),
          m_fetcher(fetcher),
          m_playout(playout),
          m_clock(clock) {}

    httpclient::Url m_url;
    PlayerSettings m_settings;
    PlayerPolicies m_policies;
    Fetcher& m_fetcher;
    Playout& m_playout;
    const Clock& m_clock;
};

PlayerEngine::PlayerEngine(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
                           Fetcher& fetcher, Playout& playout, const Clock& clock)
    : m_conductor(std::make_unique<Conductor>(std::move(url), std::move(settings),
                                              std::move(policies), fetcher, playout, clock)) {}

PlayerEngine::~PlayerEngine() = default;

void PlayerEngine::start() {
    m_conductor->m_fetcher.fetch({.id = FetchId{1},
                                  .kind = FetchKind::kPlaylist,
                                  .url = m_conductor->m_url,
                                  .patience = std::chrono::seconds(10),
                                  .mostBytes = 8 * 1024 * 1024});
}

void PlayerEngine::onProgress(FetchId, Arrival) {}

void PlayerEngine::onFetched(FetchId, Result<FetchAnswer>) {}

SteadyTime PlayerEngine::tick() {
    return m_conductor->m_clock.steadyNow() + std::chrono::milliseconds(100);
}

void PlayerEngine::setPaused(bool isPaused) {
    m_conductor->m_playout.setPaused(isPaused);
}

void PlayerEngine::seekTo(Duration position) {
    m_conductor->m_playout.start(position);
}

void PlayerEngine::seekToLive() {}

void PlayerEngine::setOnlyVariant(std::optional<std::size_t> variant) {
    m_conductor->m_settings.onlyVariant = variant;
}

void PlayerEngine::setMode(LatencyMode mode) {
    m_conductor->m_settings.mode = mode;
}

PlayerStatus PlayerEngine::status() const {
    PlayerStatus status;
    status.variants = std::make_shared<const std::vector<PlayerVariant>>();
    return status;
}

std::vector<PlayerEvent> PlayerEngine::takeEvents() {
    return {};
}

}  // namespace sigma::player
