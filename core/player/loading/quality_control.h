#pragma once

#include <optional>

#include "core/player/adaptation/player_policies.h"
#include "core/player/loading/media_load.h"
#include "core/player/loading/quality_ladder.h"

namespace sigma::player {

/// What a choice of quality is made from, besides the ladder and the network.
struct QualityOutlook {
    SteadyTime now;
    std::size_t variant = 0;  ///< that is loaded
    Duration buffer{0};
    Duration chunkDuration{0};
    Duration targetLatency{0};
    Duration latencyError{0};
    bool isWaiting = false;
    Duration untilSwitch{0};
    Duration switchInterval{0};
    std::optional<Duration> wayBack;
    const MediaLoad* pending = nullptr;  ///< null: no transfer is under way
};

/// Asks the rule for the quality and keeps to the viewer's choice. Thread: one at a time.
class QualityControl {
public:
    struct Choice {
        std::size_t variant = 0;
        bool givesUpTransfer = false;
        std::optional<std::size_t> probe;  ///< variant
    };

    QualityControl(AbrRule& rule, const BandwidthEstimator& bandwidth)
        : m_rule(rule), m_bandwidth(bandwidth) {}

    QualityLadder& ladder() { return m_ladder; }
    /// Nothing: what the rule says.
    void setOnlyVariant(std::optional<std::size_t> variant) { m_only = variant; }
    std::size_t firstVariant(SteadyTime now) const;

    Choice choose(const QualityOutlook& outlook);
    void onSwitched(SteadyTime now, std::size_t from, std::size_t to);

private:
    PendingTransfer describe(const QualityOutlook& outlook) const;

    AbrRule& m_rule;
    const BandwidthEstimator& m_bandwidth;
    QualityLadder m_ladder;
    std::optional<std::size_t> m_only;
};

}  // namespace sigma::player
