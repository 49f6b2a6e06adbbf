#include "core/player/stream/pathway_steering.h"

#include <algorithm>
#include <utility>

#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

constexpr auto kRetry = 300s;

/// The characters that a pathway's name may have (4.4.6.2).
bool isPathwayName(const std::string& name) {
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    return !name.empty() && name.find_first_not_of(kAllowed) == std::string::npos;
}

}  // namespace

void PathwaySteering::begin(std::optional<httpclient::Url> server) {
    if (m_fetch) {
        m_requests.cancel(*m_fetch);
        m_fetch.reset();
    }
    m_priority.reset();
    m_server = std::move(server);
    m_dueAt = m_clock.steadyNow();
}

std::optional<SteadyTime> PathwaySteering::tick(const std::string& pathway,
                                                std::optional<double> bandwidth) {
    if (!m_server || m_fetch) {
        return std::nullopt;
    }
    if (m_dueAt > m_clock.steadyNow()) {
        return m_dueAt;
    }
    FetchRequest request;
    request.kind = FetchKind::kPlaylist;
    request.url = *m_server;
    request.patience = 10s;
    request.mostBytes = 64 * 1024;
    if (isPathwayName(pathway)) {
        request.url = request.url.withQuery("_HLS_pathway=" + pathway);
    }
    if (bandwidth) {
        constexpr double kMost = 1e12;
        const auto bits = static_cast<std::uint64_t>(std::clamp(*bandwidth, 0.0, kMost));
        request.url = request.url.withQuery("_HLS_throughput=" + std::to_string(bits));
    }
    m_fetch = m_requests.send(std::move(request),
                              [this](const Result<FetchAnswer>& answer) { onAnswer(answer); });
    return std::nullopt;
}

void PathwaySteering::onAnswer(const Result<FetchAnswer>& answer) {
    m_fetch.reset();
    m_dueAt = m_clock.steadyNow() + kRetry;
    if (answer.has_value() && answer->status == 410) {
        // "Do not ask again", in the words of the specification.
        m_server.reset();
        return;
    }
    if (checkAnswer(answer).has_error()) {
        return;
    }
    auto manifest = hls::parseSteeringManifest(answer->body.text());
    if (manifest.has_error()) {
        return;
    }
    m_dueAt = m_clock.steadyNow() + manifest->timeToLive;
    m_priority = std::move(manifest->pathwayPriority);
    if (const auto url = answer->url.resolve(manifest->reloadUri);
        !manifest->reloadUri.empty() && url.has_value()) {
        m_server = *url;
    }
}

std::optional<std::vector<std::string>> PathwaySteering::takePriority() {
    return std::exchange(m_priority, std::nullopt);
}

}  // namespace sigma::player
