#pragma once

#include <string_view>

namespace sigma::player {

/// Whether a CODECS attribute (RFC 6381) names nothing but what core/decoder can decode: 8 bit
/// 4:2:0 of H.264, HEVC and AV1, and AAC. Subtitles are passed over, and what an entry leaves out
/// is taken to be fine.
bool arePlayable(std::string_view codecs);

}  // namespace sigma::player
