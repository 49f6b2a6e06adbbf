#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/encoder/video_encoder.h"

namespace sigma::encoder {

/// Encodes a second of pictures and looks at what comes out.
///
/// Drivers may hang or crash in it: call it in a process of its own (EncoderProver).
/// Errors: kUnsupported, in words.
Result<void> proveEncoder(const VideoEncoderSettings& settings);

/// What the program does when it is called as `PROGRAM --prove-encoder KIND WIDTHxHEIGHT`.
/// Returns its exit status: 0 where the encoder works, 1 where it does not, 2 for other words.
int runEncoderProof(std::string_view kind, std::string_view size);

}  // namespace sigma::encoder
