#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/player/adaptation/bandwidth_estimator.h"

namespace sigma::player {

/// One quality that could be played.
struct Quality {
    std::size_t variant = 0;   ///< index in PlayerStatus::variants
    double bitsPerSecond = 0;  ///< with its audio; measured of late where it was, else announced
    bool isUsable = true;      ///< false after faults, for a while
};

/// What single chunks weigh, in chunks of mean size: key frames are large.
struct ChunkWeights {
    double independent = 1;
    double other = 1;
};

/// A transfer that is under way.
struct PendingTransfer {
    std::size_t bytesLeft = 0;  ///< estimated from the duration
    Duration mediaDuration{0};
    std::optional<SteadyTime> lastByteAt;  ///< nothing: none has come
    bool wasAwaited = false;               ///< asked for before it was whole
};

struct AbrInput {
    SteadyTime now;
    std::span<const Quality> qualities;  ///< from the lowest bitrate to the highest
    ChunkWeights weights{};
    std::size_t current = 0;  ///< index in `qualities`
    BandwidthEstimate bandwidth;
    Duration buffer{0};
    Duration chunkDuration{0};  ///< of a part, or of the next segment where there are none
    Duration targetLatency{0};
    Duration latencyError{0};  ///< latency over the target
    bool isWaiting = false;    ///< playing waits for media: `buffer` is what there will be
    /// Media from what is loaded, or under way, to where the quality can change.
    Duration untilSwitch{0};
    Duration switchInterval{0};  ///< from one such place to the next, as of late
    /// How much of the buffer would be loaded again, were the pending transfer given up; nothing
    /// where no quality can begin within what is buffered.
    std::optional<Duration> wayBack;
    std::optional<PendingTransfer> pending;
};

struct AbrDecision {
    std::size_t quality = 0;  ///< index in `qualities`
    /// Cancel the pending one, and go on in `quality` from where that can begin, which may be
    /// before the end of what is buffered.
    bool givesUpTransfer = false;
    /// Load a finished chunk of this quality and throw it away, to learn whether it would work.
    std::optional<std::size_t> probe;
};

/// Chooses the quality. Asked before each media request and at each tick of one under way.
class AbrRule {
public:
    virtual ~AbrRule() = default;
    virtual AbrDecision decide(const AbrInput& input) = 0;
    virtual void onStall(SteadyTime now) = 0;
    /// A switch has happened, at an independent chunk, whoever asked for it.
    virtual void onSwitched(SteadyTime now, std::size_t from, std::size_t to) = 0;
};

}  // namespace sigma::player
