#include "core/player/player_engine.h"

#include <utility>

#include "core/player/playing/conductor.h"

namespace sigma::player {

PlayerEngine::PlayerEngine(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
                           Fetcher& fetcher, Playout& playout, const Clock& clock)
    : m_conductor(std::make_unique<Conductor>(std::move(url), std::move(settings),
                                              std::move(policies), fetcher, playout, clock)) {}

PlayerEngine::~PlayerEngine() = default;

void PlayerEngine::start() {
    m_conductor->start();
}

void PlayerEngine::onProgress(FetchId id, Arrival arrival) {
    m_conductor->requests().onProgress(id, arrival);
}

void PlayerEngine::onFetched(FetchId id, Result<FetchAnswer> answer) {
    m_conductor->requests().onFetched(id, std::move(answer));
}

SteadyTime PlayerEngine::tick() {
    return m_conductor->work();
}

void PlayerEngine::setPaused(bool isPaused) {
    m_conductor->playhead().setPaused(isPaused);
}

void PlayerEngine::seekTo(Duration position) {
    m_conductor->playhead().seekTo(position);
}

void PlayerEngine::seekToLive() {
    m_conductor->playhead().seekToLive();
}

void PlayerEngine::setOnlyVariant(std::optional<std::size_t> variant) {
    m_conductor->setOnlyVariant(variant);
}

void PlayerEngine::setMode(LatencyMode mode) {
    m_conductor->playhead().setMode(mode);
}

PlayerStatus PlayerEngine::status() const {
    return m_conductor->status();
}

std::vector<PlayerEvent> PlayerEngine::takeEvents() {
    return m_conductor->takeEvents();
}

}  // namespace sigma::player
