#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/clock.h"
#include "core/player/counted_playout.h"
#include "core/viewer/viewer.h"

namespace sigma::viewer {

struct CrowdOptions {
    ViewerOptions viewer;  ///< of each, but for the session, which is its own
    std::size_t viewers = 1;
    player::Duration ramp{0};  ///< from the first one's start to the last one's
};

/// Percentiles of the latencies of those who play.
struct LatencySpread {
    player::Duration p50{0};
    player::Duration p95{0};
    player::Duration p99{0};
};

/// How a crowd fares: states as of now, the rest since the start.
struct CrowdTotals {
    std::size_t started = 0;
    std::array<std::size_t, 7> states{};  ///< by player::PlayerState
    std::optional<LatencySpread> latency;
    std::size_t everPlayed = 0;  ///< viewers who have seen something
    std::size_t everStalled = 0;
    std::uint64_t stalls = 0;
    player::Duration stallTime{0};
    std::uint64_t requests = 0;
    std::uint64_t failures = 0;  ///< without an answer, or refused
    std::uint64_t bytes = 0;

    std::size_t in(player::PlayerState state) const {
        return states[static_cast<std::size_t>(state)];
    }
};

/// Many viewers in one thread, who decode nothing, to load a server honestly.
///
/// Each is a whole player: playlists, connections, latency and quality of its own. They share the
/// thread alone. Thread: the executor's, a single one.
class Crowd {
public:
    Crowd(boost::asio::any_io_executor executor, const Clock& clock, CrowdOptions options);
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;
    ~Crowd();

    void start();
    CrowdTotals totals() const;

private:
    struct Seat;

    void admit();
    void add();

    boost::asio::any_io_executor m_executor;
    const Clock& m_clock;
    CrowdOptions m_options;
    boost::asio::steady_timer m_timer;
    SteadyTime m_startedAt;
    std::vector<std::unique_ptr<Seat>> m_seats;
    std::shared_ptr<const bool> m_alive = std::make_shared<const bool>(true);
};

}  // namespace sigma::viewer
