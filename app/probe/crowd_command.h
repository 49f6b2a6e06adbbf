#pragma once

#include "app/probe/exit_status.h"
#include "app/probe/play_options.h"

namespace sigma::app {

/// Plays with many viewers until the time is up or it is interrupted.
ExitStatus runCrowd(const PlayOptions& options);

}  // namespace sigma::app
