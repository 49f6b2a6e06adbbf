#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"
#include "core/publish/publish_target.h"
#include "core/studio/studio_control.h"

namespace sigma::studio {

/// Whether a programme can be made and encoded like that. Errors: kInvalidArgument, in words.
Result<void> checkProgram(const ProgramSettings& program);

/// Pictures from one IDR to the next, at least 1.
std::uint64_t picturesPerKey(const ProgramSettings& program);

/// What the encoder of a rendition is opened with.
encoder::VideoEncoderSettings encoderSettings(const ProgramSettings& program,
                                              const RenditionSettings& rendition);

/// The bounds of a rendition: its share of the largest one's.
publish::BitrateRange rangeOf(const ProgramSettings& program, std::size_t rendition);

}  // namespace sigma::studio
