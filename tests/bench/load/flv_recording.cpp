#include "tests/bench/load/flv_recording.h"

#include <fstream>
#include <iterator>

namespace sigma::bench {
namespace {

constexpr std::size_t kFileHeader = 9 + 4;
constexpr std::size_t kTagHeader = 11;
constexpr std::size_t kBackPointer = 4;
constexpr std::uint8_t kAudio = 8;
constexpr std::uint8_t kVideo = 9;

std::uint32_t readU24(const Bytes& bytes, std::size_t at) {
    return std::uint32_t{bytes[at]} << 16U | std::uint32_t{bytes[at + 1]} << 8U | bytes[at + 2];
}

/// The second byte of AVC video and of AAC audio says what follows: 0 is a sequence header.
bool isSequenceHeader(const FlvTag& tag) {
    return tag.body.size() > 1 && tag.body[1] == 0;
}

}  // namespace

Result<FlvRecording> readFlvRecording(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return Error{ErrorCode::kIo, path + " cannot be read"};
    }
    const Bytes file(std::istreambuf_iterator<char>(stream), {});
    FlvRecording recording;
    for (std::size_t at = kFileHeader; at + kTagHeader <= file.size();) {
        const std::size_t size = readU24(file, at + 1);
        const std::size_t body = at + kTagHeader;
        if (body + size > file.size()) {
            break;
        }
        FlvTag tag;
        tag.isVideo = file[at] == kVideo;
        tag.time = readU24(file, at + 4) | static_cast<std::uint32_t>(file[at + 7]) << 24U;
        tag.body.assign(file.begin() + static_cast<std::ptrdiff_t>(body),
                        file.begin() + static_cast<std::ptrdiff_t>(body + size));
        if (tag.isVideo || file[at] == kAudio) {
            auto& kind = isSequenceHeader(tag) ? recording.headers : recording.frames;
            kind.push_back(std::move(tag));
        }
        at = body + size + kBackPointer;
    }
    if (recording.frames.size() < 2) {
        return Error{ErrorCode::kInvalidData, path + " is no FLV file with H.264 or AAC"};
    }
    std::uint32_t frameTime = 0;
    std::uint32_t last = 0;
    for (const FlvTag& frame : recording.frames) {
        if (frame.isVideo && frame.time > last) {
            frameTime = frame.time - last;
            last = frame.time;
        }
    }
    recording.length = recording.frames.back().time + frameTime;
    return recording;
}

}  // namespace sigma::bench
