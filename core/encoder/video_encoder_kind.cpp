#include "core/encoder/video_encoder_kind.h"

#include <array>
#include <string>
#include <utility>

namespace sigma::encoder {
namespace {

using Named = std::pair<VideoEncoderKind, std::string_view>;

constexpr std::array<Named, 7> kNames = {{
    {VideoEncoderKind::kX264, "x264"},
    {VideoEncoderKind::kNvenc, "nvenc"},
    {VideoEncoderKind::kQsv, "qsv"},
    {VideoEncoderKind::kVaapi, "vaapi"},
    {VideoEncoderKind::kV4l2M2m, "v4l2m2m"},
    {VideoEncoderKind::kVideoToolbox, "videotoolbox"},
    {VideoEncoderKind::kAmf, "amf"},
}};

}  // namespace

std::string_view toString(VideoEncoderKind kind) {
    for (const auto& [named, name] : kNames) {
        if (named == kind) {
            return name;
        }
    }
    return "unknown";
}

Result<VideoEncoderKind> parseVideoEncoderKind(std::string_view name) {
    for (const auto& [kind, known] : kNames) {
        if (known == name) {
            return kind;
        }
    }
    return Error{ErrorCode::kInvalidArgument,
                 "there is no video encoder \"" + std::string(name) + "\""};
}

}  // namespace sigma::encoder
