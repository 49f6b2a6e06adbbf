#pragma once

#include "app/studio/options.h"

namespace sigma::app {

/// Puts the studio together and runs its window until it is closed; the program's exit status.
int runStudio(int& argc, char** argv, const StudioOptions& options);

}  // namespace sigma::app
