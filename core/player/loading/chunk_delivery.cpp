#include "core/player/loading/chunk_delivery.h"

#include <utility>

namespace sigma::player {
namespace {

Result<httpclient::Url> initUrlOf(const MediaLoad& load) {
    return load.source->tracker().base().resolve(load.plan.map.uri);
}

}  // namespace

void ChunkDelivery::prepare(const MediaLoad& load) {
    if (load.plan.map.isNone()) {
        return;
    }
    if (const auto url = initUrlOf(load)) {
        m_inits.load(*url, load.plan.map.range);
    }
}

ChunkDelivery::Outcome ChunkDelivery::deliver(const MediaLoad& load) {
    if (load.plan.kind == ChunkPlan::Kind::kGap) {
        handOver(load, {}, true);
        return Outcome::kGap;
    }
    if (load.plan.kind == ChunkPlan::Kind::kHint || !load.answer) {
        return Outcome::kNotYet;
    }
    const auto init = initOf(load);
    if (!init) {
        return Outcome::kNotYet;
    }
    if (init->has_error()) {
        m_listener.onChunkFault(m_lane, init->error());
        handOver(load, {}, true);
        return Outcome::kGap;
    }
    handOver(load, **init, false);
    return Outcome::kMedia;
}

std::optional<Result<SharedBuffer>> ChunkDelivery::initOf(const MediaLoad& load) {
    if (load.plan.map.isNone()) {
        return SharedBuffer();
    }
    const auto url = initUrlOf(load);
    if (url.has_error()) {
        return Result<SharedBuffer>(url.error());
    }
    return m_inits.obtain(*url, load.plan.map.range);
}

void ChunkDelivery::handOver(const MediaLoad& load, SharedBuffer init, bool isGap) {
    MediaChunk chunk;
    chunk.lane = m_lane;
    chunk.variant = load.source->id().index;
    chunk.init = std::move(init);
    chunk.bytes = isGap || !load.answer ? SharedBuffer() : load.answer->body;
    chunk.start = load.plan.start;
    chunk.duration = load.plan.duration;
    chunk.programDateTime = load.plan.date;
    chunk.isGap = isGap;
    chunk.isIndependent = load.plan.isIndependent;
    chunk.hasDiscontinuityBefore = load.plan.hasDiscontinuityBefore;
    const Duration end = chunk.end();
    const auto before = std::exchange(m_handedOver, load.source->id());
    m_listener.onChunk(std::move(chunk));
    m_loadedUntil = end;
    if (before && *before != load.source->id()) {
        m_listener.onSwitched(m_lane, *before, load.source->id());
    }
}

}  // namespace sigma::player
