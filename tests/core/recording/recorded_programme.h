#pragma once

#include <cstdint>
#include <vector>

#include "core/media/media_event.h"

namespace sigma::test {

/// `pictures` of 160x90 at 30 a second with a key frame each half second, and the sound to them:
/// the tracks, then the samples by their time.
std::vector<media::MediaEvent> encodeProgramme(std::uint32_t pictures);

}  // namespace sigma::test
