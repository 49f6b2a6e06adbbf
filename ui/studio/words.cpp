#include "ui/studio/words.h"

#include <QCoreApplication>

namespace sigma::ui::words {
namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sigma::ui::Words)
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

}  // namespace

QString encoderName(encoder::VideoEncoderKind kind) {
    switch (kind) {
        case encoder::VideoEncoderKind::kX264:
            return u"x264"_s;
        case encoder::VideoEncoderKind::kNvenc:
            return u"NVIDIA NVENC"_s;
        case encoder::VideoEncoderKind::kQsv:
            return u"Intel Quick Sync"_s;
        case encoder::VideoEncoderKind::kVaapi:
            return u"VA-API"_s;
        case encoder::VideoEncoderKind::kV4l2M2m:
            return u"V4L2"_s;
        case encoder::VideoEncoderKind::kVideoToolbox:
            return u"Apple VideoToolbox"_s;
        case encoder::VideoEncoderKind::kAmf:
            return u"AMD AMF"_s;
    }
    return {};
}

QString destinationName(const DestinationSettings& destination) {
    switch (destination.kind) {
        case DestinationKind::kThisComputer:
            return Words::tr("This computer");
        case DestinationKind::kSigmaServer:
            return destination.channel.empty()
                       ? Words::tr("Sigma server")
                       : Words::tr("%1 on %2")
                             .arg(text(destination.channel), text(destination.serverAddress));
        case DestinationKind::kOtherService:
            return destination.serviceUrl.empty() ? Words::tr("Another service")
                                                  : text(destination.serviceUrl);
    }
    return {};
}

QString problemSentence(SettingsProblem problem) {
    switch (problem) {
        case SettingsProblem::kMinimumAboveMaximum:
            return Words::tr("The lowest bitrate is above the highest.");
        case SettingsProblem::kBitrateTooLow:
            return Words::tr("A bitrate below 100 kb/s shows nothing.");
        case SettingsProblem::kBitrateTooHigh:
            return Words::tr("No bitrate above 60 Mb/s.");
        case SettingsProblem::kHeightUnknown:
            return Words::tr("Choose one of the picture sizes.");
        case SettingsProblem::kFrameRateUnknown:
            return Words::tr("Choose one of the frame rates.");
        case SettingsProblem::kPresetUnknown:
            return Words::tr("Choose one of the presets.");
        case SettingsProblem::kKeyIntervalOutOfRange:
            return Words::tr("A key frame every 0.5 to 4 seconds.");
        case SettingsProblem::kAudioBitrateOutOfRange:
            return Words::tr("The sound takes 64 to 320 kb/s.");
        case SettingsProblem::kRecordingBitrateOutOfRange:
            return Words::tr("The recording takes 0.1 to 60 Mb/s.");
        case SettingsProblem::kServiceUrlWrong:
            return Words::tr("The address begins with rtmp:// or rtmps://.");
        case SettingsProblem::kServerAddressWrong:
            return Words::tr("The address begins with http:// or https://.");
        case SettingsProblem::kChannelMissing:
            return Words::tr("Say which channel to publish to.");
    }
    return {};
}

}  // namespace sigma::ui::words
