#pragma once

#include <filesystem>

#include "tests/house/source_file.h"

namespace sigma::house {

/// Every file of the working copy, sorted by path; build folders, packages of npm and git's own
/// files left out.
SourceFiles readSourceTree(const std::filesystem::path& root);

}  // namespace sigma::house
