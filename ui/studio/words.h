#pragma once

#include <QString>

#include "core/encoder/video_encoder.h"
#include "ui/studio/studio_settings.h"

/// Names for people, in the language of now.
namespace sigma::ui::words {

QString encoderName(encoder::VideoEncoderKind kind);
QString destinationName(const DestinationSettings& destination);
QString problemSentence(SettingsProblem problem);

}  // namespace sigma::ui::words
