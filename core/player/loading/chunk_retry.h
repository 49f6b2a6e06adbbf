#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

namespace sigma::player {

/// Whether and when a chunk that could not be loaded is asked for again. Thread: one at a time.
class ChunkRetry {
public:
    /// It has failed once more. Whether it is worth another try, at notBefore(); else it is given
    /// up, and what comes next is counted anew.
    bool mayTryAgain(ErrorCode code, SteadyTime now);
    SteadyTime notBefore() const { return m_notBefore; }
    /// It came.
    void onLoaded() { m_failures = 0; }
    /// Another one is loaded in its place, at once.
    void reset();

private:
    unsigned m_failures = 0;  ///< in a row
    SteadyTime m_notBefore;
};

}  // namespace sigma::player
