#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/byte_reader.h"
#include "core/base/result.h"

namespace sigma::container {

/// A fourCC as Enhanced RTMP reads it: four characters, big-endian.
constexpr std::uint32_t fourCc(const char (&text)[5]) {
    std::uint32_t value = 0;
    for (int index = 0; index != 4; ++index) {
        value = (value << 8) | static_cast<std::uint8_t>(text[index]);
    }
    return value;
}

/// VideoPacketType of Enhanced RTMP v2.
enum class EnhancedVideoPacket : std::uint8_t {
    kSequenceStart = 0,
    kCodedFrames = 1,
    kSequenceEnd = 2,
    kCodedFramesX = 3,
    kMetadata = 4,
    kMpeg2TsSequenceStart = 5,
    kMultitrack = 6,
    kModEx = 7,
};

/// AudioPacketType of Enhanced RTMP v2.
enum class EnhancedAudioPacket : std::uint8_t {
    kSequenceStart = 0,
    kCodedFrames = 1,
    kSequenceEnd = 2,
    kMultichannelConfig = 4,
    kMultitrack = 5,
    kModEx = 7,
};

/// Moves past ModEx packets (time stamp offsets in nanoseconds, and what is not yet defined).
/// Returns the type of the packet that they modify.
Result<std::uint8_t> skipModifiers(ByteReader& reader, std::uint8_t packetType);

/// The codec of a packet, and its type where a multitrack packet wraps it.
struct EnhancedCodec {
    std::uint8_t packetType = 0;
    std::uint32_t fourCc = 0;
};

/// Reads from behind the packet type to the body, out of a multitrack packet where it is one.
///
/// A wrapped packet is accepted when it holds one track, and that is number 0.
/// `kind` is "video" or "audio", for errors. Errors: kUnsupported for other tracks.
Result<EnhancedCodec> readEnhancedCodec(ByteReader& reader, std::uint8_t packetType,
                                        std::uint8_t multitrackType, std::string_view kind);

/// The four characters, those that can't be printed as '?'.
std::string fourCcText(std::uint32_t value);

}  // namespace sigma::container
