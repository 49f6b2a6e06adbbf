#include "core/player/loading/probe_loader.h"

#include <utility>

#include "core/player/network/answer_error.h"

namespace sigma::player {
namespace {

using namespace std::chrono_literals;

/// The newest part or segment that is there.
std::optional<ChunkPlan> lastChunk(const MediaSource& source) {
    const hls::MediaPlaylist& playlist = source.playlist();
    ChunkPosition at = source.tracker().end();
    if (at.part == 0) {
        if (playlist.segments.empty()) {
            return std::nullopt;
        }
        at = {at.msn - 1, playlist.segments.back()->parts.size()};
    }
    at.part -= at.part == 0 ? 0 : 1;
    auto choice = planChunk(playlist, source.timeline(), at, false);
    const bool isMedia = choice.plan && choice.plan->kind != ChunkPlan::Kind::kGap &&
                         choice.plan->kind != ChunkPlan::Kind::kHint;
    return isMedia ? std::move(choice.plan) : std::nullopt;
}

}  // namespace

void ProbeLoader::begin(MediaSource& source, const std::optional<hls::RenditionReport>& report) {
    if (m_source == nullptr) {
        m_source = &source;
        m_begunAt = m_clock.steadyNow();
        m_load = {};
        source.acquaint(report);
    }
}

void ProbeLoader::stop() {
    if (m_load.fetch) {
        m_requests.cancel(*m_load.fetch);
    }
    m_load = {};
    m_source = nullptr;
}

void ProbeLoader::advance() {
    constexpr auto kPatience = 5s;
    if (m_source == nullptr || m_load.fetch) {
        return;
    }
    if (m_source->hasPlaylist()) {
        if (const auto plan = lastChunk(*m_source)) {
            send(*plan);
            return;
        }
    }
    if (m_source->hasPlaylist() || m_clock.steadyNow() - m_begunAt > kPatience) {
        stop();
    }
}

void ProbeLoader::send(const ChunkPlan& plan) {
    constexpr std::size_t kMostBytes = 16 * 1024 * 1024;
    const auto url = m_source->tracker().base().resolve(plan.uri);
    if (url.has_error()) {
        stop();
        return;
    }
    m_load.plan = plan;
    m_load.source = m_source;
    m_load.sentAt = m_clock.steadyNow();
    FetchRequest request;
    request.kind = FetchKind::kProbe;
    request.url = *url;
    request.range = plan.range;
    request.patience = 5s;
    request.mostBytes = kMostBytes;
    request.mediaDuration = plan.duration;
    m_load.fetch = m_requests.send(
        std::move(request), [this](Result<FetchAnswer> answer) { onAnswer(std::move(answer)); },
        [this](const Arrival& arrival) { m_load.addArrival(arrival); });
}

void ProbeLoader::onAnswer(Result<FetchAnswer> answer) {
    if (!checkAnswer(answer).has_error()) {
        m_load.answer = *std::move(answer);
        m_bandwidth.onTransfer(m_load.transfer(m_requests.line().arrivals()));
    }
    m_load = {};
    m_source = nullptr;
}

}  // namespace sigma::player
