#pragma once

#include <optional>

#include "core/player/network/requests.h"
#include "core/player/timing/server_clock.h"

namespace sigma::player {

/// Asks a server for its time and keeps its clock: by its URL for that; where there is none, or it
/// tells no time, by the Date of an answer, or this machine's clock where the two agree. Thread:
/// the engine's.
class ClockQuestion {
public:
    ClockQuestion(std::optional<httpclient::Url> url, Requests& requests, const Clock& clock);
    ClockQuestion(const ClockQuestion&) = delete;
    ClockQuestion& operator=(const ClockQuestion&) = delete;

    /// Sends what is due; returns when it wants to be asked again.
    std::optional<SteadyTime> tick();
    /// An answer to something else: its Date counts while no time is known, nor about to be.
    void onAnswer(const FetchAnswer& answer);
    /// What it knows may be wrong: a clock was set, or this machine slept.
    void beginAgain();
    std::optional<WallTime> now() const;

private:
    void send();
    void onTime(const Result<FetchAnswer>& answer);

    const std::optional<httpclient::Url> m_url;
    Requests& m_requests;
    const Clock& m_clock;
    ServerClock m_serverClock;
    std::optional<FetchId> m_fetch;
    SteadyTime m_retryAt;
    bool m_isRefused = false;  ///< the URL has answered with something else than a time
    bool m_isByDate = false;
};

}  // namespace sigma::player
