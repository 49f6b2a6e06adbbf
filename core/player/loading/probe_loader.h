#pragma once

#include <optional>

#include "core/player/loading/media_load.h"

namespace sigma::player {

/// Loads the last finished part of a source and throws it away: what it took says whether that
/// quality would work. One at a time. Thread: the engine's.
class ProbeLoader {
public:
    ProbeLoader(Requests& requests, const Clock& clock, BandwidthEstimator& bandwidth)
        : m_requests(requests), m_clock(clock), m_bandwidth(bandwidth) {}
    ProbeLoader(const ProbeLoader&) = delete;
    ProbeLoader& operator=(const ProbeLoader&) = delete;

    bool isBusy() const { return m_source != nullptr; }
    /// Loads the source's playlist once, then the part. Nothing while it is busy.
    void begin(MediaSource& source, const std::optional<hls::RenditionReport>& report);
    /// Goes on when the playlist is there.
    void advance();
    void stop();

private:
    void send(const ChunkPlan& plan);
    void onAnswer(Result<FetchAnswer> answer);

    Requests& m_requests;
    const Clock& m_clock;
    BandwidthEstimator& m_bandwidth;
    MediaSource* m_source = nullptr;
    SteadyTime m_begunAt;
    MediaLoad m_load;
};

}  // namespace sigma::player
