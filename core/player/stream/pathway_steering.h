#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/hls/steering_manifest.h"
#include "core/player/network/requests.h"

namespace sigma::player {

/// Asks a steering server which pathways to prefer (draft-pantos-hls-rfc8216bis, 7.1), as often as
/// it says. A server that does not answer changes nothing. Thread: the engine's.
class PathwaySteering {
public:
    PathwaySteering(Requests& requests, const Clock& clock)
        : m_requests(requests), m_clock(clock) {}
    PathwaySteering(const PathwaySteering&) = delete;
    PathwaySteering& operator=(const PathwaySteering&) = delete;

    /// What an earlier one has said is forgotten. Nothing: there is none.
    void begin(std::optional<httpclient::Url> server);
    /// Sends what is due; returns when it wants to be asked again.
    std::optional<SteadyTime> tick(const std::string& pathway, std::optional<double> bandwidth);
    /// A new order of pathways, once.
    std::optional<std::vector<std::string>> takePriority();

private:
    void onAnswer(const Result<FetchAnswer>& answer);

    Requests& m_requests;
    const Clock& m_clock;
    std::optional<httpclient::Url> m_server;
    std::optional<FetchId> m_fetch;
    SteadyTime m_dueAt;
    std::optional<std::vector<std::string>> m_priority;
};

}  // namespace sigma::player
