#pragma once

#include <cstdint>
#include <optional>

#include "core/player/loading/init_store.h"
#include "core/player/loading/lane_listener.h"

namespace sigma::player {

/// Hands over what a lane has loaded, chunk after chunk, each with its initialisation section.
/// Thread: the engine's.
class ChunkDelivery {
public:
    enum class Outcome : std::uint8_t {
        kNotYet,
        kMedia,  ///< was handed over
        kGap,    ///< was handed over as one, since it is, or since it cannot be decoded
    };

    ChunkDelivery(Lane lane, InitStore& inits, LaneListener& listener)
        : m_lane(lane), m_inits(inits), m_listener(listener) {}

    /// Asks for the initialisation section that it needs, unless it is there.
    void prepare(const MediaLoad& load);
    /// Hands it over if it is complete, its initialisation section included; without one that
    /// cannot be had, as a gap, which is a fault of the chunk.
    Outcome deliver(const MediaLoad& load);
    /// What comes next begins there.
    void setLoadedUntil(Duration time) { m_loadedUntil = time; }
    /// End of what was handed over.
    Duration loadedUntil() const { return m_loadedUntil; }

private:
    /// Nothing while it may still come; a failure where it cannot be had.
    std::optional<Result<SharedBuffer>> initOf(const MediaLoad& load);
    void handOver(const MediaLoad& load, SharedBuffer init, bool isGap);

    const Lane m_lane;
    InitStore& m_inits;
    LaneListener& m_listener;
    std::optional<SourceId> m_handedOver;  ///< source of the last chunk
    Duration m_loadedUntil{0};
};

}  // namespace sigma::player
