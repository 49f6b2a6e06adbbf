#pragma once

#include "app/probe/exit_status.h"
#include "app/probe/play_options.h"

namespace sigma::app {

/// Plays with one viewer until the time is up, the stream ends, or it is interrupted.
ExitStatus runPlay(const PlayOptions& options);

}  // namespace sigma::app
