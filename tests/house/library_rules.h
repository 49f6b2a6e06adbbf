#pragma once

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// Headers of other libraries show only in the rooms that adapt them, by the table in
/// library_rules.cpp. Tests are free to include what they compare with.
Violations checkLibraries(const SourceFiles& files);

}  // namespace sigma::house
