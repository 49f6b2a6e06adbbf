#pragma once

#include "core/player/loading/chunk_plan.h"
#include "core/player/loading/media_load.h"
#include "core/player/media_chunk.h"

namespace sigma::player {

/// Hears what a lane has loaded, and is asked whether it may go on.
class LaneListener {
public:
    virtual ~LaneListener() = default;
    /// Asked before each request, and before each gap; may call switchTo() and giveUp().
    virtual bool mayLoad(Lane lane, const ChunkPlan& plan) = 0;
    /// In order, complete, with its initialisation section. What begins before the end of the last
    /// one takes the place of what was there.
    virtual void onChunk(MediaChunk chunk) = 0;
    virtual void onTransfer(Lane lane, const Transfer& transfer) = 0;
    /// It will be a gap, or is tried again.
    virtual void onChunkFault(Lane lane, const Error& error) = 0;
    /// The first chunk of another source was handed over.
    virtual void onSwitched(Lane lane, SourceId from, SourceId to) = 0;
    /// What comes next, at that time, has left the window.
    virtual void onGone(Lane lane, Duration at) = 0;
    /// Of a source, bit/s; 0: not known.
    virtual double bitrateOf(SourceId source) const = 0;
};

}  // namespace sigma::player
