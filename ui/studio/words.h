#pragma once

#include <QString>
#include <chrono>

#include "core/capture/capture_source.h"
#include "core/capture/source_settings.h"
#include "core/encoder/video_encoder.h"
#include "core/studio/layout.h"
#include "ui/studio/checklist.h"
#include "ui/studio/health.h"
#include "ui/studio/studio_settings.h"

/// What the studio says to people, in the language of now.
namespace sigma::ui::words {

QString checkTitle(CheckId id);
QString checkSentence(const CheckItem& item);
/// Of the Fix button; empty where there is nothing to press.
QString fixName(Fix fix);

QString gradeName(HealthGrade grade);
QString healthSentence(const HealthVerdict& verdict);

QString sourceKind(const capture::SourceSettings& settings);
/// The name of its drawing.
QString sourceIcon(const capture::SourceSettings& settings);
QString sourceState(capture::SourceState state);

QString layoutName(studio::Layout layout);
QString encoderName(encoder::VideoEncoderKind kind);
QString destinationName(const DestinationSettings& destination);
QString problemSentence(SettingsProblem problem);

/// What a server or the system says, as a sentence: "no such channel" is "No such channel." An
/// address at its beginning stays as it is.
QString sentence(const QString& said);

/// "2.4 Mb/s", "800 kb/s".
QString bitrate(std::int64_t bitsPerSecond);
/// "0:07", "12:34", "1:02:03".
QString duration(std::chrono::milliseconds length);
/// "12.3 MB".
QString bytes(std::uint64_t count);

}  // namespace sigma::ui::words
