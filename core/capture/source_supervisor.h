#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/capture/capture_source.h"

namespace sigma::capture {

/// Decides what state a source is in, and when its device is opened again. Pure.
///
/// Nothing for 2 s is a stall; nothing for 5 s more, and the device is taken for broken. After a
/// failure it is tried again in 0.5, 1, 2, 4 and then every 5 s, counted anew once it has run for
/// 5 s. Thread: the source's.
class SourceSupervisor {
public:
    static constexpr std::chrono::milliseconds kStallAfter{2'000};
    static constexpr std::chrono::milliseconds kGivesUpAfter{7'000};
    static constexpr std::chrono::milliseconds kTrustedAfter{5'000};

    void started(SteadyTime now);
    void opened(SteadyTime now);
    /// A picture or sound has come.
    void delivered(SteadyTime now);
    void failed(SteadyTime now, std::string reason);
    void ended();
    void stopped();
    /// Looks at the time; after it the state may be kStalled or kFailed.
    void passed(SteadyTime now);

    const SourceStatus& status() const { return m_status; }
    bool isOpen() const { return m_isOpen; }
    /// The device is to be opened now.
    bool opensAt(SteadyTime now) const { return m_opensAt && *m_opensAt <= now; }
    /// When passed() or opening has something to do, if ever.
    std::optional<SteadyTime> nextDeadline() const;

private:
    void enter(SourceState state, std::string reason = {});

    SourceStatus m_status;
    bool m_isOpen = false;
    std::optional<SteadyTime> m_opensAt;
    SteadyTime m_lastSign;   ///< the last picture or sound, or the opening
    SteadyTime m_runsSince;  ///< of the first delivery since the opening
    std::size_t m_failures = 0;
};

}  // namespace sigma::capture
