#pragma once

#include <cstdint>

namespace sigma::container {

/// What the body of an FLV tag carries, whichever way it says so.
enum class FlvPacket : std::uint8_t {
    kSequenceStart,  ///< the decoder configuration
    kFrames,         ///< one access unit
    kIgnored,        ///< legal and of no use here: ends of sequences, commands, HDR metadata
};

}  // namespace sigma::container
