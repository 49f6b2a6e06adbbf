#include "core/studio/rendition_plan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>

namespace sigma::studio {
namespace {

constexpr std::uint32_t kSmallest = 16;
constexpr std::uint32_t kLargest = 7'680;
constexpr std::uint32_t kHighestFrameRate = 240;
/// Of the encoder's rate buffer (VBV).
constexpr std::chrono::milliseconds kLowLatencyBuffer{250};

Result<void> checkSize(std::uint32_t width, std::uint32_t height, const std::string& what) {
    const auto isFine = [](std::uint32_t side) {
        return side >= kSmallest && side <= kLargest && side % 2 == 0;
    };
    if (isFine(width) && isFine(height)) {
        return {};
    }
    return Error{ErrorCode::kInvalidArgument, what + " of " + std::to_string(width) + "x" +
                                                  std::to_string(height) +
                                                  ": both sides must be even, and from 16 to 7680"};
}

bool canBe(const encoder::FrameRate& rate) {
    return rate.numerator != 0 && rate.denominator != 0 &&
           rate.numerator / rate.denominator <= kHighestFrameRate;
}

/// `bitrate` of the largest rendition, for this one.
std::int64_t share(std::int64_t bitrate, const ProgramSettings& program, std::size_t rendition) {
    const double part = static_cast<double>(program.renditions[rendition].bitrate) /
                        static_cast<double>(program.renditions.front().bitrate);
    return std::llround(static_cast<double>(bitrate) * part);
}

}  // namespace

Result<void> checkProgram(const ProgramSettings& program) {
    SIGMA_TRY(checkSize(program.width, program.height, "a programme"));
    if (!canBe(program.frameRate)) {
        return Error{ErrorCode::kInvalidArgument,
                     "the frame rate must be above 0, and 240 at most"};
    }
    if (program.renditions.empty()) {
        return Error{ErrorCode::kInvalidArgument, "a programme without any rendition"};
    }
    for (const RenditionSettings& rendition : program.renditions) {
        SIGMA_TRY(checkSize(rendition.width, rendition.height, "a rendition"));
        if (rendition.bitrate <= 0) {
            return Error{ErrorCode::kInvalidArgument, "a rendition's bitrate must be above 0"};
        }
    }
    return {};
}

std::uint64_t picturesPerKey(const ProgramSettings& program) {
    const std::uint64_t rate = program.frameRate.numerator;
    const std::uint64_t thousandths = 1'000ULL * program.frameRate.denominator;
    const auto interval = static_cast<std::uint64_t>(program.keyInterval.count());
    return std::max<std::uint64_t>(1, (interval * rate + thousandths / 2) / thousandths);
}

encoder::VideoEncoderSettings encoderSettings(const ProgramSettings& program,
                                              const RenditionSettings& rendition) {
    encoder::VideoEncoderSettings settings;
    settings.kind = program.encoder;
    settings.width = rendition.width;
    settings.height = rendition.height;
    settings.frameRate = program.frameRate;
    settings.bitrate = rendition.bitrate;
    settings.profile = program.profile;
    settings.preset = program.preset;
    settings.isLowLatency = program.isLowLatency;
    settings.keyInterval = program.keyInterval;
    if (program.bitrate.mode == publish::BitrateMode::kLowLatency) {
        settings.bufferDuration = kLowLatencyBuffer;
    }
    return settings;
}

publish::BitrateRange rangeOf(const ProgramSettings& program, std::size_t rendition) {
    publish::BitrateRange range = program.bitrate;
    range.minimum = share(range.minimum, program, rendition);
    range.maximum = share(range.maximum, program, rendition);
    return range;
}

}  // namespace sigma::studio
