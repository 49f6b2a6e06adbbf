#pragma once

#include <optional>

#include "core/base/clock.h"
#include "server/domain/session.h"

namespace sigma::stream {

/// Decides when an input's health is worth telling: neither a hiccup nor a short recovery is.
///
/// Degraded after three seconds with a finding, recovered after ten without. Thread: the owner's.
class HealthWatch {
public:
    enum class Change { kDegraded, kRecovered };

    std::optional<Change> update(const domain::InputHealth& health, SteadyTime now);

private:
    bool m_isDegraded = false;
    std::optional<SteadyTime> m_differsSince;  ///< from what was told last
};

}  // namespace sigma::stream
