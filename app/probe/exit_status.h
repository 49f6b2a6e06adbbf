#pragma once

namespace sigma::app {

/// What sigma-probe says with its exit status; scripts rely on these.
enum ExitStatus {
    kNothingFound = 0,  ///< notes at most
    kWarnings = 1,
    kErrors = 2,
    kNoPlaylist = 3,  ///< the URL could not be loaded or is no playlist
    kWrongUsage = 4,
};

}  // namespace sigma::app
