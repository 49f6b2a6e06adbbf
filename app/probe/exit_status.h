#pragma once

namespace sigma::app {

/// What sigma-probe says with its exit status; scripts rely on these.
enum ExitStatus {
    kNothingFound = 0,  ///< notes at most; or played without a stall
    kWarnings = 1,      ///< or played, with stalls
    kErrors = 2,        ///< or playing failed after a while, or some of many viewers never played
    kNoPlaylist = 3,    ///< the URL could not be loaded or is no playlist; or nothing was played
    kWrongUsage = 4,
};

}  // namespace sigma::app
