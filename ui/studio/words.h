#pragma once

#include <QString>
#include <chrono>

#include "core/encoder/video_encoder.h"
#include "ui/studio/studio_settings.h"

/// Names and figures for people, in the language of now.
namespace sigma::ui::words {

QString encoderName(encoder::VideoEncoderKind kind);
QString destinationName(const DestinationSettings& destination);
QString problemSentence(SettingsProblem problem);

/// "2.4 Mb/s", "800 kb/s".
QString bitrate(std::int64_t bitsPerSecond);
/// "0:07", "12:34", "1:02:03".
QString duration(std::chrono::milliseconds length);
/// "12.3 MB".
QString bytes(std::uint64_t count);

}  // namespace sigma::ui::words
