#pragma once

#include <optional>

#include "core/player/loading/switch_point.h"

namespace sigma::player {

/// A lane's change to another source: where that can take over, and how long waiting for it is
/// worth while. Thread: the engine's.
class LaneSwitch {
public:
    /// Null: none is wanted.
    void want(MediaSource* next);
    MediaSource* next() const { return m_next; }
    /// A transfer was given up for it: it may begin in what is buffered.
    void goBack() { m_goesBack = true; }
    /// Takes place: returns what was wanted, and is of no more concern.
    MediaSource* take();
    void forget() { take(); }

    /// Where it takes over from what ends at `way.from`; within what is buffered only where
    /// `mayGoBack`, and if it is to. Nothing: it cannot yet, or none is wanted.
    std::optional<EntryPoint> entry(const WayBack& way, bool mayGoBack) const;
    /// Whether the plan is better not asked for yet, since the other source could take over in its
    /// place, were what is newest there known already. Waits a moment from the first call on, and
    /// longer in going back.
    bool waits(const ChunkPlan& plan, Duration buffered, SteadyTime now);
    std::optional<SteadyTime> waitsUntil() const { return m_waitsUntil; }

private:
    MediaSource* m_next = nullptr;
    bool m_goesBack = false;
    std::optional<SteadyTime> m_waitsUntil;
};

}  // namespace sigma::player
