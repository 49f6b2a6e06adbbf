#pragma once

#include <optional>
#include <vector>

#include "core/player/adaptation/abr_rule.h"
#include "core/player/adaptation/bandwidth_estimator.h"
#include "core/player/adaptation/latency_control.h"

namespace sigma::player::test {

/// Says what the test tells it to, and takes note of what it was asked.
class ScriptedAbr final : public AbrRule {
public:
    AbrDecision decide(const AbrInput& asked) override {
        input = asked;
        return decision.value_or(AbrDecision{.quality = asked.current, .probe = std::nullopt});
    }
    void onStall(SteadyTime) override {}
    void onSwitched(SteadyTime, std::size_t from, std::size_t to) override {
        switches.emplace_back(from, to);
    }

    std::optional<AbrDecision> decision;
    std::optional<AbrInput> input;
    std::vector<std::pair<std::size_t, std::size_t>> switches;
};

class CountingEstimator final : public BandwidthEstimator {
public:
    void onTransfer(const Transfer& transfer) override {
        ++transfers;
        bytes += transfer.bytes;
        whole.push_back(transfer.isWhole);
    }
    BandwidthEstimate estimate(SteadyTime) const override { return known; }

    BandwidthEstimate known;
    std::size_t transfers = 0;
    std::size_t bytes = 0;
    std::vector<bool> whole;
};

class ScriptedLatency final : public LatencyControl {
public:
    void setMode(LatencyMode mode) override { m_mode = mode; }
    void setIdealTarget(Duration target) override { m_target = target; }
    Duration target(SteadyTime) const override { return m_target; }
    LatencyDecision decide(const LatencyInput& asked) override {
        input = asked;
        return decision;
    }
    void onStall(SteadyTime) override {}
    void onSeek(SteadyTime) override {}
    LatencyMode mode() const { return m_mode; }

    LatencyDecision decision;
    std::optional<LatencyInput> input;

private:
    LatencyMode m_mode = LatencyMode::kNormal;
    Duration m_target{0};
};

}  // namespace sigma::player::test
