#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/encoder/video_encoder.h"

namespace sigma::encoder {

/// Finds the encoders that work on this machine, not just those that are listed.
///
/// Each hardware encoder is tried in a child process, which may hang or crash: the program itself,
/// called with --prove-encoder (runEncoderProof). Thread: one at a time; working() blocks for as
/// long as the children take.
class EncoderProver {
public:
    explicit EncoderProver(std::string program = "/proc/self/exe",
                           std::chrono::milliseconds patience = std::chrono::seconds(5))
        : m_program(std::move(program)), m_patience(patience) {}

    /// x264 first, then what hardware encodes pictures of this size. Found out once a size.
    /// A stop is heeded between two children; what was not tried by then is left out.
    std::vector<VideoEncoderKind> working(std::uint32_t width, std::uint32_t height,
                                          const std::stop_token& stop = {});

private:
    bool isProved(VideoEncoderKind kind, std::uint32_t width, std::uint32_t height) const;

    std::string m_program;
    std::chrono::milliseconds m_patience;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<VideoEncoderKind>> m_working;
};

}  // namespace sigma::encoder
