#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/shared_buffer.h"

namespace sigma::bench {

struct FlvTag {
    bool isVideo = false;
    std::uint32_t time = 0;  ///< milliseconds
    Bytes body;              ///< of one RTMP message
};

/// A recording that is published over and over, read once.
struct FlvRecording {
    std::vector<FlvTag> headers;  ///< sequence headers
    std::vector<FlvTag> frames;
    std::uint32_t length = 0;  ///< milliseconds from one round to the next
};

/// Reads an FLV file as ffmpeg writes it. Errors: kIo, kInvalidData.
Result<FlvRecording> readFlvRecording(const std::string& path);

}  // namespace sigma::bench
