#pragma once

#include <memory>
#include <vector>

#include "core/player/counted_playout.h"
#include "core/player/player_engine.h"
#include "core/player/session_quality.h"
#include "tests/support/fake_clock.h"
#include "tests/support/player/download_link.h"
#include "tests/support/player/model_fetcher.h"
#include "tests/support/player/origin_model.h"
#include "tests/support/player/watched_playout.h"

namespace sigma::player::test {

struct WorldSettings {
    NetworkTrace network = steadyNetwork(20'000);
    Duration roundTrip = std::chrono::milliseconds(40);
    OriginSettings origin;
    PlayerSettings player;
    bool tellsTime = true;  ///< the player is told the URL of the server's clock
};

/// What the viewer had at one moment.
struct Moment {
    Duration at{0};  ///< since the viewer came
    QualitySample sample;
    Duration buffer{0};
    Duration target{0};
    std::optional<double> bandwidth;  ///< the player's cautious estimate
};

/// One viewer of one broadcast, in virtual time.
///
/// Time goes on in steps of a millisecond while something moves, else to the next event. Latency is
/// measured by the world's own clock, whatever the player takes for the time.
class PlayerWorld {
public:
    PlayerWorld(WorldSettings settings, PlayerPolicies policies);

    /// The viewer comes; to be called once, before run().
    void start();
    void run(Duration time);
    /// The viewer's machine sleeps: its steady clock stands still, connections are lost.
    void sleep(Duration time);
    /// The viewer's program is stopped for a while: it does nothing, but its clocks go on.
    void suspend(Duration time);
    void setViewerClock(Duration forward) { m_clock.shiftWall(forward); }
    void loseConnections();

    PlayerEngine& engine() { return *m_engine; }
    const sigma::test::FakeClock& clock() const { return m_clock; }
    const ModelFetcher& fetcher() const { return m_fetcher; }
    Duration now() const { return m_now; }
    /// Every quarter of a second.
    const std::vector<Moment>& moments() const { return m_moments; }
    SessionFigures figures() const { return m_quality.figures(); }
    /// Mean over [from, until) of the highest bitrate of the ladder that the link can carry at each
    /// moment, with its playlists; the lowest where it can carry none.
    double bestBitrate(Duration from, Duration until) const;

private:
    void advance(Duration time);
    /// Tells the engine what came, and takes note of what the viewer has.
    void work();
    void take(FetchNews news);
    QualitySample sample();
    void note();

    WorldSettings m_settings;
    sigma::test::FakeClock m_clock;
    Duration m_now{0};
    DownloadLink m_link;
    OriginModel m_origin;
    ModelFetcher m_fetcher;
    CountedPlayout m_counted;
    WatchedPlayout m_playout;
    SessionQuality m_quality;
    std::unique_ptr<PlayerEngine> m_engine;
    SteadyTime m_nextTick;
    Duration m_nextMoment{0};
    std::vector<Moment> m_moments;
};

}  // namespace sigma::player::test
