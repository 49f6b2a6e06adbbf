#pragma once

#include <cstddef>
#include <string>

#include "core/base/result.h"
#include "core/capture/source_settings.h"

namespace sigma::bench {

/// Writes so many pictures of the test picture to a file in YUV4MPEG2, in the time that they take,
/// so that a peer can encode the very same.
Result<void> dumpTestPicture(const capture::TestPictureSettings& settings, const std::string& path,
                             std::size_t pictures);

}  // namespace sigma::bench
