#include "core/player/loading/quality_control.h"

#include <algorithm>

namespace sigma::player {

std::size_t QualityControl::firstVariant(SteadyTime now) const {
    return m_only ? *m_only : m_ladder.firstVariant(now);
}

PendingTransfer QualityControl::describe(const QualityOutlook& outlook) const {
    const MediaLoad& load = *outlook.pending;
    const ChunkWeights weights = m_ladder.chunkWeights();
    const double weight = load.plan.kind == ChunkPlan::Kind::kSegment ? 1
                          : load.plan.isIndependent                   ? weights.independent
                                                                      : weights.other;
    const double bits =
        weight * secondsOf(load.plan.duration) * m_ladder.bitrateOf(load.source->id().index);
    const auto expected = static_cast<std::size_t>(std::max(bits, 0.0) / 8);
    PendingTransfer pending;
    pending.bytesLeft = expected - std::min(expected, load.bytes);
    pending.mediaDuration = load.plan.duration;
    if (!load.arrivals.empty()) {
        pending.lastByteAt = load.arrivals.back().at;
    }
    pending.wasAwaited = load.wasAwaited;
    return pending;
}

QualityControl::Choice QualityControl::choose(const QualityOutlook& outlook) {
    const std::vector<Quality> qualities = m_ladder.qualities(outlook.now);
    const auto rung = m_ladder.rungOf(outlook.variant);
    if (m_only || qualities.empty() || !rung) {
        return {.variant = m_only.value_or(outlook.variant), .probe = std::nullopt};
    }
    AbrInput input;
    input.now = outlook.now;
    input.qualities = qualities;
    input.current = *rung;
    input.bandwidth = m_bandwidth.estimate(outlook.now);
    input.buffer = outlook.buffer;
    input.chunkDuration = outlook.chunkDuration;
    input.targetLatency = outlook.targetLatency;
    input.latencyError = outlook.latencyError;
    input.isWaiting = outlook.isWaiting;
    input.weights = m_ladder.chunkWeights();
    input.untilSwitch = outlook.untilSwitch;
    input.switchInterval = outlook.switchInterval;
    input.wayBack = outlook.wayBack;
    if (outlook.pending != nullptr) {
        input.pending = describe(outlook);
    }
    const AbrDecision decision = m_rule.decide(input);
    const auto variantOf = [&](std::size_t quality) {
        return qualities[std::min(quality, qualities.size() - 1)].variant;
    };
    Choice choice;
    choice.variant = variantOf(decision.quality);
    choice.givesUpTransfer = decision.givesUpTransfer && outlook.pending != nullptr;
    if (decision.probe) {
        choice.probe = variantOf(*decision.probe);
    }
    return choice;
}

void QualityControl::onSwitched(SteadyTime now, std::size_t from, std::size_t to) {
    const auto before = m_ladder.rungOf(from);
    const auto after = m_ladder.rungOf(to);
    if (before && after && *before != *after) {
        m_rule.onSwitched(now, *before, *after);
    }
}

}  // namespace sigma::player
