#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/player/adaptation/bandwidth_estimator.h"
#include "core/player/loading/chunk_plan.h"
#include "core/player/stream/media_source.h"

namespace sigma::player {

/// A chunk that was asked for, until it is handed over.
struct MediaLoad {
    std::uint64_t key = 0;  ///< of its lane, never used twice
    ChunkPlan plan;
    MediaSource* source = nullptr;
    std::optional<FetchId> fetch;  ///< nothing for a gap
    SteadyTime sentAt;
    bool wasAwaited = false;  ///< asked for as a hint
    std::vector<Arrival> arrivals;
    std::size_t bytes = 0;
    std::optional<FetchAnswer> answer;

    bool isUnderWay() const { return fetch && !answer; }
    /// Whether it may be left for a chunk of another bitrate, for less than is still to come of it:
    /// what was asked for as a hint, whatever is known of it now.
    bool isLoose(double bitrate, double otherBitrate) const;
    /// Keeps at most a thousand arrivals: of more, two become one.
    void addArrival(const Arrival& arrival);
    /// As far as it has come; a view of this, and of what came over the line.
    Transfer transfer(std::span<const Arrival> line) const;
};

}  // namespace sigma::player
