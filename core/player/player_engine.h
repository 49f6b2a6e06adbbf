#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/player/adaptation/player_policies.h"
#include "core/player/fetcher.h"
#include "core/player/player_event.h"
#include "core/player/player_settings.h"
#include "core/player/player_status.h"
#include "core/player/playout.h"

namespace sigma::player {

class Conductor;

/// Plays one stream: Low-Latency HLS (draft-pantos-hls-rfc8216bis), plain HLS, recordings.
///
/// Does no I/O and reads no clock but the one it is given: it asks the fetcher, gives chunks to the
/// playout, and is told what happened. The same calls at the same times do the same.
/// After each call but onProgress() whoever drives it asks tick() what is due next.
/// The fetcher, the playout and the clock outlive it. Thread: one at a time.
class PlayerEngine {
public:
    /// The URL of a multivariant playlist, or of a media playlist alone.
    PlayerEngine(httpclient::Url url, PlayerSettings settings, PlayerPolicies policies,
                 Fetcher& fetcher, Playout& playout, const Clock& clock);
    PlayerEngine(const PlayerEngine&) = delete;
    PlayerEngine& operator=(const PlayerEngine&) = delete;
    /// Cancels what is under way.
    ~PlayerEngine();

    void start();
    /// Bytes of an answer have come, of its head or its body; only when and how many.
    void onProgress(FetchId id, Arrival arrival);
    /// The whole answer of any status, or why there is none. Ids that it does not know are ignored.
    void onFetched(FetchId id, Result<FetchAnswer> answer);
    /// Does what is due. Returns when it wants to be called again at the latest; within 250 ms
    /// while it plays.
    SteadyTime tick();

    void setPaused(bool isPaused);
    /// Lands within the window, at most at the live edge.
    void seekTo(Duration position);
    void seekToLive();
    /// Nothing: the quality that the network allows. Indices that are not there are ignored.
    void setOnlyVariant(std::optional<std::size_t> variant);
    void setMode(LatencyMode mode);

    PlayerStatus status() const;
    /// What happened since the last call, in order; at most the last 256 are kept.
    std::vector<PlayerEvent> takeEvents();

private:
    std::unique_ptr<Conductor> m_conductor;
};

}  // namespace sigma::player
