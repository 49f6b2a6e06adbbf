#include "tests/support/player/player_world.h"

#include <algorithm>

namespace sigma::player::test {
namespace {

using namespace std::chrono_literals;

constexpr Duration kLongestStep = 10ms;
constexpr Duration kBetweenMoments = 250ms;
/// Bits a second of playlists and headers, which any low-latency player has to load.
constexpr double kOverhead = 20e3;

PlayerSettings settingsFor(const WorldSettings& settings) {
    PlayerSettings player = settings.player;
    if (settings.tellsTime) {
        player.clockUrl = OriginModel::clockUrl();
    }
    return player;
}

}  // namespace

PlayerWorld::PlayerWorld(WorldSettings settings, PlayerPolicies policies)
    : m_settings(std::move(settings)),
      m_link(m_settings.network, m_settings.roundTrip),
      m_origin(m_settings.origin),
      m_fetcher(m_origin, m_link, m_clock),
      m_counted(m_clock),
      m_playout(m_counted),
      m_quality(m_clock.steadyNow(), m_settings.origin.broadcast.ladder.front(),
                m_settings.origin.broadcast.ladder.back()),
      m_engine(std::make_unique<PlayerEngine>(OriginModel::url(), settingsFor(m_settings),
                                              std::move(policies), m_fetcher, m_playout, m_clock)),
      m_nextTick(m_clock.steadyNow()) {}

void PlayerWorld::start() {
    m_engine->start();
    m_nextTick = m_engine->tick();
}

void PlayerWorld::run(Duration time) {
    const Duration end = m_now + time;
    while (m_now < end) {
        Duration step = DownloadLink::kStep;
        if (!m_fetcher.isBusy()) {
            const auto untilTick = std::chrono::ceil<Duration>(m_nextTick - m_clock.steadyNow());
            step = std::min({kLongestStep, untilTick, m_origin.nextPublication() - m_now});
            step = std::max(std::chrono::ceil<std::chrono::milliseconds>(step),
                            std::chrono::milliseconds(1));
        }
        advance(std::min(step, end - m_now));
        work();
    }
}

void PlayerWorld::advance(Duration time) {
    m_now += time;
    m_clock.advance(time);
    m_origin.advanceTo(m_now);
}

void PlayerWorld::work() {
    m_fetcher.step(m_now);
    std::vector<FetchNews> news = m_fetcher.takeNews();
    const bool hasNews = !news.empty();
    for (FetchNews& one : news) {
        take(std::move(one));
    }
    if (hasNews || m_clock.steadyNow() >= m_nextTick) {
        m_nextTick = m_engine->tick();
    }
    note();
}

void PlayerWorld::take(FetchNews news) {
    if (news.arrival) {
        m_engine->onProgress(news.id, *news.arrival);
    }
    if (news.answer) {
        m_engine->onFetched(news.id, std::move(*news.answer));
    }
}

void PlayerWorld::note() {
    const QualitySample current = sample();
    m_quality.add(current);
    if (m_now < m_nextMoment) {
        return;
    }
    m_nextMoment += kBetweenMoments;
    const PlayerStatus status = m_engine->status();
    const PlayoutStatus playout = m_playout.status();
    m_moments.push_back({m_now, current, playout.bufferedUntil - playout.position, status.target,
                         status.bandwidth});
}

QualitySample PlayerWorld::sample() {
    const PlayoutStatus playout = m_playout.status();
    QualitySample sample;
    sample.at = m_clock.steadyNow();
    sample.isPlaying = playout.isRunning;
    sample.isPaused = m_playout.isPaused() || (playout.isDry && m_playout.hasEnd());
    sample.speed = m_playout.speed();
    const WatchedPlayout::Piece* piece = m_playout.pieceAt(playout.position);
    if (piece != nullptr) {
        sample.bitsPerSecond = m_settings.origin.broadcast.ladder[piece->variant];
        if (piece->programDateTime) {
            const auto shown = *piece->programDateTime + (playout.position - piece->start);
            sample.latency = std::chrono::floor<Duration>(m_origin.wallAt(m_now) - shown);
        }
    }
    return sample;
}

void PlayerWorld::suspend(Duration time) {
    const Duration end = m_now + time;
    while (m_now < end) {
        advance(DownloadLink::kStep);
        m_fetcher.step(m_now);
    }
}

void PlayerWorld::sleep(Duration time) {
    m_now += time;
    m_clock.shiftWall(time);
    m_origin.advanceTo(m_now);
    loseConnections();
}

void PlayerWorld::loseConnections() {
    m_fetcher.loseConnections();
    work();
}

double PlayerWorld::bestBitrate(Duration from, Duration until) const {
    constexpr Duration kGrain = 50ms;
    const std::vector<double>& ladder = m_settings.origin.broadcast.ladder;
    double sum = 0;
    std::size_t count = 0;
    for (Duration time = from; time < until; time += kGrain, ++count) {
        const auto above = std::ranges::upper_bound(ladder, m_link.rateAt(time) - kOverhead);
        sum += above == ladder.begin() ? ladder.front() : *std::prev(above);
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace sigma::player::test
