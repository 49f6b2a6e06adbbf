#pragma once

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// Rooms include only rooms below them, by the table in layer_rules.cpp.
Violations checkLayers(const SourceFiles& files);

/// Quoted includes name a file of the repository by its path from the root.
Violations checkIncludePaths(const SourceFiles& files);

/// No file includes itself by way of others.
Violations checkIncludeCycles(const SourceFiles& files);

}  // namespace sigma::house
