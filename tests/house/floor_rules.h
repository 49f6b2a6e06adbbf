#pragma once

#include "tests/house/source_file.h"
#include "tests/house/violation.h"

namespace sigma::house {

/// A folder within a room is one of its floors, by the table in floor_rules.cpp. Its files include
/// those that lie in the room itself, the room's face, and the floors that stand below it; the face
/// includes no floor, but for the files that are made of them all.
Violations checkFloors(const SourceFiles& files);

}  // namespace sigma::house
