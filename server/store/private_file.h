#pragma once

#include <string>

#include "core/base/result.h"

namespace sigma::store {

/// Makes the file if it is not there, with the folders that it lacks, and takes it from everyone
/// but its owner: folders that it makes have mode 0700, the file always has 0600.
/// Errors: kIo.
Result<void> makePrivateFile(const std::string& path);

}  // namespace sigma::store
